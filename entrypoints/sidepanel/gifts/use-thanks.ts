import { useEffect, useState } from 'preact/hooks'
import type { Thanks } from '../../../lib/panel/thanked.ts'
import { loadThanks, saveThanks, watchThanks } from '../../../lib/panel/thanks.ts'
import { usePanel } from '../context.ts'

/** Whom the user has thanked in the room that is shown, and how to change it: 0 takes a thank back. */
export function useThanks(): { thanks: Thanks; toggle: (giver: string, count: number) => void } {
  const roomId = usePanel().state.room.value?.roomId ?? ''
  const [thanks, setThanks] = useState<Thanks>({})
  useEffect(() => {
    const leaving = new AbortController()
    const load = () =>
      void loadThanks(roomId).then(loaded => {
        if (!leaving.signal.aborted) setThanks(loaded)
      })
    load()
    watchThanks(load, leaving.signal)
    return () => leaving.abort()
  }, [roomId])
  const toggle = (giver: string, count: number) => {
    const changed = { ...thanks, [giver]: count }
    setThanks(changed)
    void saveThanks(roomId, changed)
  }
  return { thanks, toggle }
}
