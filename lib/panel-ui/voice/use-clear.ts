import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { usePanel } from '../context.tsx'

/** Returns a function that empties the queue of speech, and offers to put it back. */
export function useClear(): () => void {
  const { send, sheets, worker } = usePanel()
  return () => {
    const { waits, speaking, starting } = worker.speech.peek()
    const count = waits + (speaking !== '' || starting ? 1 : 0)
    send({ type: 'speech', command: 'clear' })
    if (count === 0) return
    sheets.showToast(i18n.t('deed.cleared', [formatNumber(count)]), () =>
      send({ type: 'speech', command: 'restore' }),
    )
  }
}
