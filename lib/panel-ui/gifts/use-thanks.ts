import { useEffect, useState } from 'preact/hooks'
import type { Thanks } from '../../tally/thanked.ts'
import { loadThanks, storeThanks, watchThanks } from '../../tally/thanks.ts'
import { usePanel } from '../context.tsx'

/** Whom the user has thanked in the room that is shown, and how to change it: 0 takes a thank back. */
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
        // What cannot be read now stays as it is drawn.
        () => undefined,
      )
    load()
    watchThanks(load, leaving.signal)
    return () => leaving.abort()
  }, [roomId])
  const toggle = (giver: string, count: number) => {
    setThanks({ ...thanks, [giver]: count })
    // A tick that cannot be stored goes again.
    storeThanks(roomId, giver, count).catch(() => setThanks(thanks))
  }
  return { thanks, toggle }
}
