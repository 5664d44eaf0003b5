import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import { isReplay } from '../model/replay.ts'
import type { SpeechSettings } from '../settings/schema/speech.ts'
import { ALL_ROOMS } from '../settings/schema/speech.ts'
import type { Pages } from './pages.ts'

/** The room that speech follows: of those that panels show, the one asked for last. */
export class Followed {
  readonly #shown = signal('')
  #since = 0
  /** Empty without a choice: fewer than two rooms are open, or the shown one is not. */
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

  /**
   * A replay has its own switch for reading aloud. Panels come back in any order after the worker's death.
   * @param since when it was asked for, ms since 1970; undefined: now
   */
  show(roomId: string, since?: number): void {
    if (isReplay(roomId) || (since !== undefined && since < this.#since)) return
    this.#since = since ?? Date.now()
    this.#shown.value = roomId
  }
}

/**
 * The only room to speak; empty: all.
 * @param followed by speech, if any
 */
export function roomToSpeak({ onlyRoom }: Pick<SpeechSettings, 'onlyRoom'>, followed: string): string {
  if (onlyRoom === ALL_ROOMS) return ''
  return onlyRoom === '' ? followed : onlyRoom
}
