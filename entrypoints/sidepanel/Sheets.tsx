import { usePanel } from './context.ts'
import { FoldSheet } from './rows/FoldSheet.tsx'

/** What lies over the panel now, if anything. */
export function Sheets() {
  const sheet = usePanel().state.sheet.value
  switch (sheet?.kind) {
    case 'fold':
      return <FoldSheet key={sheet.row.n} row={sheet.row} />
    default:
      return null
  }
}
