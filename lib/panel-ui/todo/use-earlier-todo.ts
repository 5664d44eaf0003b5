import { useEffect } from 'preact/hooks'
import { clockOffset } from '../../browser/clock-offset.ts'
import { judgeOf } from '../../rules/judge.ts'
import type { View } from '../../settings/schema/views.ts'
import { usePanel } from '../context.tsx'

/** How far back a to-do view looks, in ms: what is older is not waited for any more. */
const BACK_MS = 30 * 60_000

/** Adds to a to-do view, once for a room, what the history holds from before the panel was opened. */
export function useEarlierTodo({ id, filter }: View): void {
  const { feedView, shown, settings } = usePanel()
  const roomId = shown.room.value?.roomId
  useEffect(() => {
    const before = feedView.feed.first
    if (roomId === undefined || before <= 1) return
    const leaving = new AbortController()
    const judge = judgeOf(settings.current.peek(), clockOffset())
    import('../../feed/earlier-rows.ts')
      .then(({ readEarlierRows }) =>
        readEarlierRows(
          { roomId, before, since: Date.now() - BACK_MS, judge },
          (rows, recalled) => feedView.counts.addEarlier(id, rows, recalled),
          leaving.signal,
        ),
      )
      // A status line reports an unreadable store.
      .catch(() => undefined)
    return () => leaving.abort()
  }, [roomId, id, filter])
}
