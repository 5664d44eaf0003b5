import type { SpeechSettings } from '../../settings/speech.ts'

type Bounds = Pick<SpeechSettings['queue'], 'namesUpTo' | 'rateStep' | 'rateLimit'>

/** How the next utterance is to be said. */
export interface Haste {
  names: boolean
  /** Times the general rate. */
  rate: number
}

/**
 * How much of a hurry there is. Names go first; while they are gone and still too much waits the rate rises, one step
 * with each utterance, so that it is never heard to jump; it falls the same way once few wait.
 */
export class Pace {
  private steps = 0
  private wasLong = false

  /**
   * What the next utterance is said with; call it once for each.
   * @param waiting how many wait, this one too
   */
  next(waiting: number, bounds: Bounds): Haste {
    const isLong = waiting > bounds.namesUpTo
    if (isLong && this.wasLong && rateOf(this.steps + 1, bounds) > rateOf(this.steps, bounds)) this.steps++
    else if (waiting <= bounds.namesUpTo / 2) this.steps = Math.max(0, this.steps - 1)
    this.wasLong = isLong
    return this.now(waiting, bounds)
  }

  /** What it would be said with, without a step. */
  now(waiting: number, bounds: Bounds): Haste {
    return { names: waiting <= bounds.namesUpTo, rate: rateOf(this.steps, bounds) }
  }
}

function rateOf(steps: number, { rateStep, rateLimit }: Bounds): number {
  return Math.min(rateStep ** steps, rateLimit)
}
