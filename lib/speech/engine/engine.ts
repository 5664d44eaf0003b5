import type { Voice } from './voices.ts'

/** How a text is to be said. */
export interface Manner {
  /** Names of wanted voices, in order: the person's, the message type's, the general one. Empty ones are ignored. */
  voices: readonly string[]
  /** Factors of the voice's speed, pitch and loudness; limited to what browser and system take. */
  rate: number
  pitch: number
  volume: number
  /** Whether English-only text may be said by an English voice, Japanese and Korean by theirs. */
  english?: boolean
  /** The part that a person wrote, at the end of the text: another language in it is said apart from the rest. */
  written?: string
  /** Only the wanted voices: to try one out, another would mislead. */
  strict?: boolean
}

/** Why a voice did not say a text. */
export interface Cause {
  kind: /** It did not begin within 5 s. */
    | 'no-start'
    /** It did not end in time. */
    | 'no-end'
    /** The voice or the browser reported it; `text` has the message. */
    | 'error'
    /** It was removed, perhaps while speaking. */
    | 'gone'
    /** There is no voice at all. */
    | 'no-voice'
  /** Name of the voice; empty: the one that the browser chose. */
  voice: string
  text?: string
}

/**
 * Result of a text. `stopped`: by us. `interrupted`: by another extension. `lost`: no voice could or can say it, but the
 * next text may work. `failed`: three failures in a row; going on would empty the queue in silence.
 */
export type Outcome =
  | { kind: 'ended' | 'stopped' | 'interrupted' | 'lost' }
  | { kind: 'failed'; cause: Cause }

export interface Hooks {
  /** Abort it to stop this text alone. */
  signal?: AbortSignal
  /** Called with true when a voice is heard, with false when it failed and the next is tried. */
  onHeard?: (isHeard: boolean) => void
}

/** Says texts; all that speech needs of voices. */
export interface Engine {
  /**
   * Says a text after the ones before it, by the first voice that can. Never rejects and never hangs: a voice that
   * does not begin or end in time has failed.
   */
  speak(text: string, manner: Manner, hooks?: Hooks): Promise<Outcome>
  /**
   * Resolves when a text would be said at once: earlier ones are over, and no other extension speaks, or has for too
   * long. Never rejects.
   */
  untilFree(): Promise<void>
  /** Stops all texts at once. */
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
 * Says a text by one voice. Settles at once when `signal` aborts, and always in bounded time; never rejects.
 * @param onBegin called when the voice begins
 */
export type Say = (attempt: Attempt, signal: AbortSignal, onBegin: () => void) => Promise<Attempted>
