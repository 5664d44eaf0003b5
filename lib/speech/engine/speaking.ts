import type { Attempted } from './engine.ts'

/** To begin. */
const START_MS = 5_000
/** Least time for a text. */
export const LEAST_MS = 8_000
/** Per character of a slow voice at rate 1. */
const CHARACTER_MS = 350
/** Between two questions whether the voice is quiet. */
export const ASK_MS = 200

export interface SpeakingParts {
  text: string
  rate: number
  signal: AbortSignal
  onBegin: () => void
  /** Silences the browser's voice. */
  stop: () => void
  settle: (end: Attempted) => void
}

/** Time limit in ms. */
export function expectedMs(text: string, rate: number): number {
  return Math.max(LEAST_MS, (text.length * CHARACTER_MS) / rate)
}

/** Watches one text at one voice: it settles once, in bounded time, and an abandoned voice is not heard later. */
export class Speaking {
  readonly #parts: SpeakingParts
  readonly #settled = new AbortController()
  #watchdog: ReturnType<typeof setTimeout> | undefined
  #begun = false

  constructor(parts: SpeakingParts) {
    this.#parts = parts
    const { signal } = parts
    signal.addEventListener('abort', () => this.#cut({ kind: 'stopped' }), {
      once: true,
      signal: this.#settled.signal,
    })
    this.#watch(START_MS, 'no-start')
  }

  /** Aborts when it is settled. */
  get signal(): AbortSignal {
    return this.#settled.signal
  }

  /** The voice is heard. */
  begin(): void {
    const { text, rate, onBegin } = this.#parts
    if (this.#begun || this.signal.aborted) return
    this.#begun = true
    onBegin()
    this.#watch(expectedMs(text, rate), 'no-end')
  }

  /** It is over by itself, or by another. */
  end(end: Attempted): void {
    if (this.signal.aborted) return
    this.#settled.abort()
    clearTimeout(this.#watchdog)
    this.#parts.settle(end)
  }

  /** The browser's queue may be stuck after an error. */
  error(words: string | undefined): void {
    this.#cut({ kind: 'failed', cause: { kind: 'error', ...(words && { text: words }) } })
  }

  #cut(end: Attempted): void {
    if (this.signal.aborted) return
    this.end(end)
    this.#parts.stop()
  }

  #watch(ms: number, kind: 'no-start' | 'no-end'): void {
    clearTimeout(this.#watchdog)
    this.#watchdog = setTimeout(() => this.#cut({ kind: 'failed', cause: { kind } }), ms)
  }
}
