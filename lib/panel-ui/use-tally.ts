import { useEffect } from 'preact/hooks'
import type { Tally } from '../tally/tally.ts'
import { usePanel } from './context.tsx'

/**
 * What is added up of the room that is shown, looked at once a second, for it changes in place. With the first view of
 * it what the history holds from before is added; the way to the store is fetched only then.
 */
export function useTally(): Tally {
  const { now, shown } = usePanel()
  void now.value
  const { tally } = shown
  const roomId = shown.room.value?.roomId
  useEffect(() => {
    if (roomId === undefined || tally.hasEarlier) return
    tally.hasEarlier = true
    readEarlier(tally, roomId).catch(() => {
      // The next look at it tries again; the panel's status line tells of a store that cannot be read.
      tally.hasEarlier = false
    })
  }, [roomId, tally])
  return tally
}

async function readEarlier(tally: Tally, roomId: string): Promise<void> {
  const [{ Tables }, { addEarlier }] = await Promise.all([
    import('../store/tables.ts'),
    import('../tally/earlier.ts'),
  ])
  const tables = new Tables()
  try {
    await addEarlier(tally, tables, roomId, Date.now())
  } finally {
    tables.close()
  }
}
