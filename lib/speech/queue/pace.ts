import type { SpeechSettings } from '../../settings/speech.ts'
import { isPaid } from './priority.ts'
import type { Utterance } from './utterance.ts'

type Bounds = Pick<SpeechSettings['queue'], 'namesUpTo' | 'late' | 'rateStep' | 'rateLimit'>

/**
 * Whether there is a hurry: more waits than names are said for, or something that nobody paid for has waited for half
 * the time after which it would be late.
 */
export function isHurried(waiting: readonly Utterance[], now: number, { namesUpTo, late }: Bounds): boolean {
  return waiting.length > namesUpTo || waiting.some(one => !isPaid(one.event) && now - one.since > late / 2)
}

export interface StoredPace {
  steps: number
  wasHurried: boolean
}

/**
 * How fast the next utterance is said. In a hurry names go first; where that was not enough the rate rises, one step
 * with each utterance, so that it is never heard to jump. It falls the same way once few wait.
 */
export class Pace {
  private steps: number
  private wasHurried: boolean

  constructor({ steps, wasHurried }: StoredPace = { steps: 0, wasHurried: false }) {
    this.steps = steps
    this.wasHurried = wasHurried
  }

  /** For keeping; give it to the constructor to go on: another worker must not be heard to jump either. */
  stored(): StoredPace {
    return { steps: this.steps, wasHurried: this.wasHurried }
  }

  /** Times the general rate, as it is now. */
  rate({ rateStep, rateLimit }: Bounds): number {
    return Math.min(rateStep ** this.steps, rateLimit)
  }

  /**
   * Takes its step; call it once for each utterance, before it is said.
   * @param waiting how many wait, this one too
   */
  step(hurried: boolean, waiting: number, bounds: Bounds): void {
    if (hurried && this.wasHurried) {
      if (this.rate(bounds) < bounds.rateLimit) this.steps++
    } else if (!hurried && waiting <= bounds.namesUpTo / 2) this.steps = Math.max(0, this.steps - 1)
    this.wasHurried = hurried
  }
}
