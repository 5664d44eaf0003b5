import { usePanel } from './context.ts'
import { FoldSheet } from './rows/FoldSheet.tsx'
import { PersonSheet } from './rows/PersonSheet.tsx'
import { RawSheet } from './rows/RawSheet.tsx'
import { Toast } from './Toast.tsx'

/** What lies over the panel now, if anything. */
export function Sheets() {
  const sheet = usePanel().state.sheet.value
  switch (sheet?.kind) {
    case 'fold':
      return <FoldSheet key={sheet.row.n} row={sheet.row} />
    case 'raw':
      return <RawSheet row={sheet.row} />
    case 'person':
      return <PersonSheet key={sheet.user.id} user={sheet.user} note={sheet.note === true} />
    default:
      return <Toast />
  }
}
