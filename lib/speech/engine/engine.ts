import type { Foreign } from '../text/language.ts'
import type { OwnFault } from './own/fault.ts'
import type { Voice } from './voices.ts'

export interface Manner {
  /** By preference: the person's, the type's, the general one; empty names are ignored. */
  voices: readonly string[]
  /** Factors, clamped to what browser and system take. */
  rate: number
  pitch: number
  volume: number
  /** English, Japanese and Korean may use their own voices. */
  english?: boolean
  /** For texts in these languages, before all others; empty names are ignored. */
  languages?: Readonly<Record<Foreign, string>>
  /** Written by a person, ending the text; another language in it is said separately. */
  written?: string
  /** Only wanted voices, to try one. */
  strict?: boolean
}

export interface Cause {
  kind: /** Within 5 s. */
    | 'no-start'
    /** Not in time. */
    | 'no-end'
    /** Message in `text`. */
    | 'error'
    /** Removed. */
    | 'gone'
    | 'no-voice'
    /** A server of the user's: see `fault`. */
    | 'own'
  /** Empty: the browser's choice. */
  voice: string
  /** How the user calls it, if it is an own one. */
  label?: string
  text?: string
  fault?: OwnFault
}

/**
 * `stopped`: by us. `interrupted`: by another extension. `lost`: no voice can say this text, the next may work.
 * `failed`: three times in a row; continuing would silently empty the queue.
 */
export type Outcome =
  | { kind: 'ended' | 'stopped' | 'interrupted' | 'lost' }
  | { kind: 'failed'; cause: Cause }

export interface Hooks {
  /** Stops this text alone. */
  signal?: AbortSignal
  /** True: a voice is heard; false: it failed and the next is tried. */
  onHeard?: (isHeard: boolean) => void
}

export interface Engine {
  /**
   * Queues a text for the first voice that can say it. Never rejects or hangs: a voice late to begin or end has
   * failed.
   */
  speak(text: string, manner: Manner, hooks?: Hooks): Promise<Outcome>
  /**
   * Resolves when a text would be said at once: earlier ones are over, and no other extension speaks, or has for too
   * long. Never rejects.
   */
  untilFree(): Promise<void>
  /** Cuts all that is being said, also what an earlier worker began. */
  stop(): void
  /**
   * Gets ready what is said next, so that it begins without delay. Only voices that need it look at `next`.
   * @param next undefined: nothing waits
   */
  prepare(next: () => Said | undefined): void
}

/** A text, and how it is said. */
export interface Said {
  text: string
  manner: Manner
}

/** What gets ready: only the newest is kept. */
export type Prepare = (attempt: Attempt | undefined) => void

/** A text for one voice, with numbers within limits. */
export interface Attempt {
  text: string
  /** Undefined: the browser's choice, while no voice is known. */
  voice: Voice | undefined
  rate: number
  pitch: number
  volume: number
}

export type Attempted =
  | { kind: 'ended' | 'stopped' | 'interrupted' }
  | { kind: 'failed'; cause: Omit<Cause, 'voice'> }

/**
 * Settles at once on abort, always in bounded time; never rejects.
 * @param onBegin when the voice begins
 */
export type Say = (attempt: Attempt, signal: AbortSignal, onBegin: () => void) => Promise<Attempted>
