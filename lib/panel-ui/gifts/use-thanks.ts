import { useEffect, useState } from 'preact/hooks'
import type { Thanks } from '../../tally/thanked.ts'
import { loadThanks, storeThanks, watchThanks } from '../../tally/thanks.ts'
import { usePanel } from '../context.tsx'

/** The thanked givers of the shown room, and a function to change one; 0 removes the tick. */
export function useThanks(): { thanks: Thanks; toggle: (giver: string, count: number) => void } {
  const roomId = usePanel().shown.room.value?.roomId ?? ''
  const [thanks, setThanks] = useState<Thanks>({})
  useEffect(() => {
    const leaving = new AbortController()
    const load = () =>
      loadThanks(roomId).then(
        loaded => {
          if (!leaving.signal.aborted) setThanks(loaded)
        },
        // If they cannot be read, the drawn ones stay.
        () => undefined,
      )
    load()
    watchThanks(load, leaving.signal)
    return () => leaving.abort()
  }, [roomId])
  const toggle = (giver: string, count: number) => {
    setThanks({ ...thanks, [giver]: count })
    // A tick that cannot be stored is removed.
    storeThanks(roomId, giver, count).catch(() => setThanks(thanks))
  }
  return { thanks, toggle }
}
