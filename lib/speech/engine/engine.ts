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
 * What became of a text. `lost`: the voices there are could not say it, but speech may go on with the next one.
 * `failed`: three failures in a row; to go on would be silence with an empty queue at its end.
 */
export type Outcome = { kind: 'ended' | 'stopped' | 'lost' } | { kind: 'failed'; cause: Cause }

/** The one thing that speech needs of a voice. */
export interface Engine {
  /**
   * Says a text after whatever is being said, by the first voice that can. Never rejects, and never hangs: a voice
   * that does not begin or end in its time has failed, and the next one is tried.
   * @param signal aborted, this text alone is not said any more
   */
  speak(text: string, manner: Manner, signal?: AbortSignal): Promise<Outcome>
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

export type Attempted = { kind: 'ended' | 'stopped' } | { kind: 'failed'; cause: Omit<Cause, 'voice'> }

/** Says a text by one voice. Settles at once when `signal` aborts, and always in bounded time; never rejects. */
export type Say = (attempt: Attempt, signal: AbortSignal) => Promise<Attempted>
