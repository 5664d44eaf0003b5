import { ElementPlayer } from './element-player.ts'
import type { Playable, Played, Player, PlayHow } from './player.ts'

/** Plays in this page: what an earlier one played went with it. */
export class LocalPlayer implements Player {
  #element: ElementPlayer | undefined

  open(): void {
    this.#element ??= new ElementPlayer()
  }

  async play(what: Playable, how: PlayHow, signal: AbortSignal, onBegin: () => void): Promise<Played> {
    this.open()
    const element = this.#element
    if (!element || signal.aborted) return { kind: 'stopped' }
    const cut = () => element.cut()
    signal.addEventListener('abort', cut, { once: true })
    try {
      return await element.play(what, how, onBegin)
    } finally {
      signal.removeEventListener('abort', cut)
    }
  }

  async untilQuiet(): Promise<void> {}

  cut(): void {
    this.#element?.cut()
  }

  close(): void {
    this.cut()
    this.#element = undefined
  }
}
