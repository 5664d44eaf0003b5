import { useEffect } from 'preact/hooks'
import type { Tally } from '../tally/tally.ts'
import { usePanel } from './context.tsx'

/**
 * The shown room's totals, read once a second because they change in place. The first view loads earlier totals from
 * the history.
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
      // The next view tries again; a status line reports an unreadable store.
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
