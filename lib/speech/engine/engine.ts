import type { Voice } from './voices.ts'

/** How a text is to be said. */
export interface Manner {
  /** Names of voices, the wanted first: a person's own, their message's, the general one. Empty ones count as none. */
  voices: readonly string[]
  /** Times the voice's own speed, pitch and loudness; brought within what browser and system take. */
  rate: number
  pitch: number
  volume: number
  /** Whether what is English only may be said by an English voice. */
  english?: boolean
  /** What somebody wrote, where the text ends in it: English-only words are said apart from what stands before them. */
  written?: string
  /** Only the wanted voices: for the trial of one, where another would mislead. */
  strict?: boolean
}

/** Why a voice did not say a text. */
export interface Cause {
  kind: /** Silent for 5 s. */
    | 'no-start'
    /** It began, and did not end in the time that such a text takes. */
    | 'no-end'
    /** It said so itself, or the browser did; `text` has its words. */
    | 'error'
    /** It was taken away, perhaps while it spoke. */
    | 'gone'
    /** There is no voice at all. */
    | 'no-voice'
  /** Name of the voice; empty: the one that the browser chose. */
  voice: string
  text?: string
}

/**
 * What became of a text. `stopped`: by us. `interrupted`: by another extension. `lost`: the voices there are could not say
 * it, but speech may go on with the next one. `failed`: three failures in a row; to go on would be silence with an empty
 * queue at its end.
 */
export type Outcome =
  | { kind: 'ended' | 'stopped' | 'interrupted' | 'lost' }
  | { kind: 'failed'; cause: Cause }

/** What whoever asks for a text may want besides. */
export interface Hooks {
  /** Aborted, this text alone is not said any more. */
  signal?: AbortSignal
  /** Called with true when a voice can be heard, with false when it has failed and the next one is asked. */
  onHeard?: (isHeard: boolean) => void
}

/** The one thing that speech needs of a voice. */
export interface Engine {
  /**
   * Says a text after whatever is being said, by the first voice that can. Never rejects, and never hangs: a voice
   * that does not begin or end in its time has failed, and the next one is tried.
   */
  speak(text: string, manner: Manner, hooks?: Hooks): Promise<Outcome>
  /**
   * Resolves when a text would be said at once: what was asked for before is over, and no other extension speaks, or has
   * spoken for too long. What is chosen then is chosen at the moment of speaking. Never rejects.
   */
  untilFree(): Promise<void>
  /** Ends what is being said and all that was asked for, at once. */
  stop(): void
}

/** One text in the mouth of one voice, all numbers as the browser takes them. */
export interface Attempt {
  text: string
  /** Undefined: whichever the browser takes, while no voice is known yet. */
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
