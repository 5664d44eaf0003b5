import type { Sound } from './sound.ts'

const MOST_KEPT = 50
/** Longer texts seldom come again. */
const LONGEST_KEPT = 20
const BIGGEST_KEPT = 300_000

/** A sound to ask for. */
export interface Wanted {
  /** Voice, its settings and text: the same again is the same sound. */
  key: string
  text: string
  make: (signal: AbortSignal) => Promise<Sound>
}

interface Making {
  key: string
  sound: Promise<Sound>
  stop: () => void
}

/** Sounds of short texts, and the one that is said next, asked for before its turn. */
export class KeptSounds {
  /** Last used last. */
  readonly #kept = new Map<string, Sound>()
  #ahead: Making | undefined
  /** What to ask for once the one before it is answered: a server is not to work on two. */
  #next: Wanted | undefined
  #isAsking = false

  /** How many sounds are held. */
  get size(): number {
    return this.#kept.size + (this.#ahead ? 1 : 0)
  }

  /**
   * The sound, asked for already or now.
   * @throws what `make` throws; the signal's reason if that aborts
   */
  async get(wanted: Wanted, signal: AbortSignal): Promise<Sound> {
    const kept = this.#take(wanted.key)
    if (kept) return kept
    this.#next = undefined
    const ahead = this.#ahead
    this.#ahead = undefined
    if (ahead && ahead.key !== wanted.key) ahead.stop()
    const making = ahead?.key === wanted.key ? ahead : this.#make(wanted)
    if (signal.aborted) making.stop()
    signal.addEventListener('abort', making.stop, { once: true })
    try {
      return await making.sound
    } finally {
      signal.removeEventListener('abort', making.stop)
    }
  }

  /** Asks for what is said next. What was asked for before is dropped if it is another. */
  prepare(wanted: Wanted | undefined): void {
    if (wanted?.key === this.#ahead?.key) {
      this.#next = undefined
      return
    }
    this.#next = wanted && !this.#kept.has(wanted.key) ? wanted : undefined
    if (this.#isAsking) return
    this.#ahead = undefined
    this.#startNext()
  }

  /** Forgets all. */
  clear(): void {
    this.#ahead?.stop()
    this.#ahead = undefined
    this.#next = undefined
    this.#kept.clear()
  }

  #startNext(): void {
    const wanted = this.#next
    this.#next = undefined
    if (!wanted) return
    this.#isAsking = true
    const making = this.#make(wanted)
    this.#ahead = making
    // A failure is told to who wants the sound.
    making.sound
      .catch(() => undefined)
      .finally(() => {
        this.#isAsking = false
        if (!this.#next) return
        if (this.#ahead === making) this.#ahead = undefined
        this.#startNext()
      })
  }

  #make({ key, text, make }: Wanted): Making {
    const stopped = new AbortController()
    const sound = make(stopped.signal)
    sound.then(
      sound => this.#keep(key, text, sound),
      () => undefined,
    )
    return { key, sound, stop: () => stopped.abort() }
  }

  #take(key: string): Sound | undefined {
    const sound = this.#kept.get(key)
    if (!sound) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, sound)
    return sound
  }

  #keep(key: string, text: string, sound: Sound): void {
    if (text.length > LONGEST_KEPT || sound.bytes.length > BIGGEST_KEPT) return
    this.#kept.delete(key)
    this.#kept.set(key, sound)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest)
  }
}
