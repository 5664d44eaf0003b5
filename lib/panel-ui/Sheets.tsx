import type { VNode } from 'preact'
import { personToKey } from '../model/people.ts'
import { usePanel } from './context.tsx'
import { FoldSheet } from './rows/FoldSheet.tsx'
import { PersonSheet } from './rows/PersonSheet.tsx'
import { RawSheet } from './rows/RawSheet.tsx'
import { RuleEditor } from './rules/RuleEditor.tsx'
import { FilterHelp } from './search/FilterHelp.tsx'
import { Toast } from './Toast.tsx'
import { ViewEditor } from './views/ViewEditor.tsx'

/** The open sheet, if any. */
export function Sheets(): VNode {
  const sheet = usePanel().sheets.sheet.value
  if (!sheet) return <Toast />
  // No default, so that the compiler names a forgotten kind.
  switch (sheet.kind) {
    case 'fold':
      return <FoldSheet key={sheet.row.n} row={sheet.row} />
    case 'raw':
      return <RawSheet row={sheet.row} />
    case 'person':
      return <PersonSheet key={personToKey(sheet.user)} user={sheet.user} note={sheet.note === true} />
    case 'rule':
      return <RuleEditor key={sheet.rule.id} rule={sheet.rule} />
    case 'view':
      return <ViewEditor key={sheet.view.id} view={sheet.view} />
    case 'filter-help':
      return <FilterHelp />
  }
}
