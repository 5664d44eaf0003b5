import { Users } from 'lucide'
import { useContext } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Fold, Row } from '../../feed/row.ts'
import { formatNumber } from '../../i18n/format.ts'
import type { Sheets } from '../../panel/sheets.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { RowContext } from '../../ui/rows/context.ts'
import { usePanel } from '../context.tsx'
import { crowdWords } from './crowd-words.ts'

/** Entrances and likes counted together. A click lists them. */
export function CrowdWords({ row, fold }: { row: Row; fold: Fold }) {
  const { sheets } = usePanel()
  const words = crowdWords(fold, useContext(RowContext).people)
  return (
    <>
      <span class="crowd-icon">
        <Icon node={Users} />
      </span>
      <button
        type="button"
        class="words quiet crowd"
        title={words}
        tabIndex={-1}
        onClick={() => openFold(sheets, row)}
      >
        {words}
      </button>
    </>
  )
}

/** How many said the same. A click lists them. */
export function FoldTag({ row, fold }: { row: Row; fold: Fold }) {
  const { sheets } = usePanel()
  const people = fold.said.count
  const count = formatNumber(people > 1 ? people : fold.count)
  return (
    <button type="button" class="fold-tag" tabIndex={-1} onClick={() => openFold(sheets, row)}>
      {people > 1 ? i18n.t('row.allSaid', [count]) : i18n.t('row.saidTimes', [count])}
    </button>
  )
}

function openFold(sheets: Sheets, row: Row): void {
  sheets.sheet.value = { kind: 'fold', row }
}
