/** How an utterance ended. `failed`: the voice did not say it, or did not say that it did. */
export type Outcome = 'ended' | 'stopped' | 'failed'

export interface Manner {
  /** Name of a voice; empty: whichever the browser takes. */
  voice: string
  rate: number
  volume: number
}

/** The one thing that speech needs of a voice. */
export interface Engine {
  /**
   * Says a text after whatever is being said. Resolves when it has ended, was stopped or failed; never rejects, and
   * never hangs: a voice that does not end in its time has failed.
   */
  speak(text: string, manner: Manner): Promise<Outcome>
  /** Ends what is being said, at once. */
  stop(): void
}
