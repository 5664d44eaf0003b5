import type { SpeechSettings } from '../../settings/schema/speech.ts'
import { isPaid } from './priority.ts'
import type { Utterance } from './utterance.ts'

type Bounds = Pick<SpeechSettings['queue'], 'namesUpTo' | 'late' | 'rateStep' | 'rateLimit'>

/** Too many wait to name people, or an unpaid one has waited half of its time. */
export function isHurried(waiting: readonly Utterance[], now: number, { namesUpTo, late }: Bounds): boolean {
  return waiting.length > namesUpTo || waiting.some(one => !isPaid(one.event) && now - one.since > late / 2)
}

export interface StoredPace {
  steps: number
  wasHurried: boolean
}

/**
 * A hurry drops names, then raises the rate a step per utterance, so that no jump is heard; it falls the same way once
 * few wait.
 */
export class Pace {
  #steps: number
  #wasHurried: boolean

  constructor({ steps, wasHurried }: StoredPace = { steps: 0, wasHurried: false }) {
    this.#steps = steps
    this.#wasHurried = wasHurried
  }

  stored(): StoredPace {
    return { steps: this.#steps, wasHurried: this.#wasHurried }
  }

  /** Factor of the general rate. */
  rate({ rateStep, rateLimit }: Bounds): number {
    return Math.min(rateStep ** this.#steps, rateLimit)
  }

  /**
   * Once before each utterance.
   * @param waiting with this one
   */
  step(hurried: boolean, waiting: number, bounds: Bounds): void {
    if (hurried && this.#wasHurried) {
      if (this.rate(bounds) < bounds.rateLimit) this.#steps++
    } else if (!hurried && waiting <= bounds.namesUpTo / 2) this.#steps = Math.max(0, this.#steps - 1)
    this.#wasHurried = hurried
  }
}
