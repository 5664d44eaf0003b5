import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import { isReplay } from '../model/replay.ts'
import type { SpeechSettings } from '../settings/speech.ts'
import { ALL_ROOMS } from '../settings/speech.ts'
import type { Pages } from './pages.ts'

/** The room that speech follows: the one that a panel has shown last. */
export class Followed {
  readonly #shown = signal('')
  /** Empty where there is no choice to make: fewer than two rooms are open, or the one shown is not. */
  readonly room: ReadonlySignal<string>

  constructor(pages: Pages) {
    this.room = computed(() => {
      pages.track()
      const open = new Set(pages.views().map(({ roomId }) => roomId))
      open.delete('')
      const { value: shown } = this.#shown
      return open.size > 1 && open.has(shown) ? shown : ''
    })
  }

  /** A panel shows a room. A replay has its own switch for reading aloud. */
  show(roomId: string): void {
    if (!isReplay(roomId)) this.#shown.value = roomId
  }
}

/** The only room to speak, as speech knows it; empty: all. @param followed the room that speech follows, if any */
export function roomToSpeak({ onlyRoom }: Pick<SpeechSettings, 'onlyRoom'>, followed: string): string {
  if (onlyRoom === ALL_ROOMS) return ''
  return onlyRoom === '' ? followed : onlyRoom
}
