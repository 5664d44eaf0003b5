import type { Voice } from './voices.ts'

export interface Manner {
  /** Wanted voices in order: the person's, the message type's, the general one. Empty names are ignored. */
  voices: readonly string[]
  /** Factors of speed, pitch and volume; clamped to what browser and system take. */
  rate: number
  pitch: number
  volume: number
  /** Whether a voice of its language may say text in English, Japanese or Korean. */
  english?: boolean
  /** The end of the text, written by a person; another language in it is said separately. */
  written?: string
  /** Only the wanted voices, to try one out. */
  strict?: boolean
}

export interface Cause {
  kind: /** Not within 5 s. */
    | 'no-start'
    /** Not in time. */
    | 'no-end'
    /** Reported by voice or browser; message in `text`. */
    | 'error'
    /** Removed, perhaps while speaking. */
    | 'gone'
    /** No voice at all. */
    | 'no-voice'
  /** Empty: the browser's choice. */
  voice: string
  text?: string
}

/**
 * `stopped`: by us. `interrupted`: by another extension. `lost`: no voice can say this text, the next may
 * work. `failed`: three failures in a row; going on would empty the queue in silence.
 */
export type Outcome =
  | { kind: 'ended' | 'stopped' | 'interrupted' | 'lost' }
  | { kind: 'failed'; cause: Cause }

export interface Hooks {
  /** Stops this text alone. */
  signal?: AbortSignal
  /** True when a voice is heard, false when it failed and the next is tried. */
  onHeard?: (isHeard: boolean) => void
}

/** All that speech needs of voices. */
export interface Engine {
  /**
   * Queues a text for the first voice that can say it. Never rejects or hangs: a voice that does not begin or
   * end in time has failed.
   */
  speak(text: string, manner: Manner, hooks?: Hooks): Promise<Outcome>
  /**
   * Resolves when a text would be said at once: earlier ones are over and no other extension speaks, or it
   * has spoken too long. Never rejects.
   */
  untilFree(): Promise<void>
  /** Stops all texts. */
  stop(): void
}

/** A text for one voice, with numbers that the browser takes. */
export interface Attempt {
  text: string
  /** Undefined: the browser chooses, while no voice is known. */
  voice: Voice | undefined
  rate: number
  pitch: number
  volume: number
}

export type Attempted =
  | { kind: 'ended' | 'stopped' | 'interrupted' }
  | { kind: 'failed'; cause: Omit<Cause, 'voice'> }

/**
 * Says a text by one voice. Settles at once on abort, and always in bounded time; never rejects.
 * @param onBegin called when the voice begins
 */
export type Say = (attempt: Attempt, signal: AbortSignal, onBegin: () => void) => Promise<Attempted>
