import { talkKey } from '../filter/talk-key.ts'
import type { Entry } from '../model/entry.ts'
import type { Eraser } from '../model/eraser.ts'
import { keyToPerson } from '../model/people.ts'
import { sameTextKey } from '../model/same-text.ts'
import { isTalk } from '../model/talk.ts'

/** Messages of this key up to entry `n` were ticked as answered. */
export interface Answer {
  key: string
  /** 0: the tick was undone. */
  n: number
  /** Ticked at, ms since 1970. */
  at: number
  /** Keys of the askers: see `personToKey`. */
  people: string[]
}

export const MOST_PEOPLE = 200
/** Shorter names are found in words by chance. */
const SHORT = 2

/**
 * Key of what is ticked together: the same words of anybody, with or without a question mark. Anything but talk has
 * its own.
 */
export function answerKey({ n, into, event }: Pick<Entry, 'n' | 'event'> & { into?: number }): string {
  const words = isTalk(event) ? talkKey(event.text).replaceAll('?', '') : ''
  return words === '' ? `# ${into ?? n}` : `= ${words}`
}

export class Answers {
  readonly #byKey = new Map<string, Answer>()

  constructor(stored: readonly Answer[] = []) {
    for (const answer of stored) this.set(answer)
  }

  get all(): Answer[] {
    return [...this.#byKey.values()]
  }

  set(answer: Answer): void {
    this.#byKey.set(answer.key, { ...answer, people: answer.people.slice(0, MOST_PEOPLE) })
  }

  /** When ticked, ms since 1970; 0: not answered. */
  answeredAt(entry: Pick<Entry, 'n' | 'event'> & { into?: number }): number {
    // In most rooms nothing is ticked, and a key takes some microseconds.
    if (this.#byKey.size === 0) return 0
    const key = answerKey(entry)
    return entry.n <= this.upTo(key) ? this.at(key) : 0
  }

  /** Last answered entry of a key; 0: none. */
  upTo(key: string): number {
    return this.#byKey.get(key)?.n ?? 0
  }

  /** When it was ticked, ms since 1970; 0: not ticked. */
  at(key: string): number {
    const answer = this.#byKey.get(key)
    return answer && answer.n > 0 ? answer.at : 0
  }

  /** Drops answers that only this person asked, or whose words name them. */
  erase(eraser: Eraser): void {
    for (const answer of this.all) {
      const left = answerWithout(answer, eraser)
      if (left) this.#byKey.set(answer.key, left)
      else this.#byKey.delete(answer.key)
    }
  }

  /**
   * Adds the stored answers; their entries come first.
   * @param by shift of the numbers held here
   */
  rejoin(stored: readonly Answer[], by: number): void {
    const mine = this.all
    this.#byKey.clear()
    for (const answer of stored) this.set(answer)
    for (const { key, n, ...answer } of mine) {
      const own = key.startsWith('# ')
      this.set({ ...answer, key: own ? `# ${Number(key.slice(2)) + by}` : key, n: n === 0 ? 0 : n + by })
    }
  }
}

/** Removes a person; undefined if nothing is left. */
export function answerWithout<A extends Answer>(answer: A, eraser: Eraser): A | undefined {
  const names = eraser.marks.map(sameTextKey).filter(name => name.length >= SHORT)
  if (names.some(name => answer.key.includes(name))) return undefined
  const people = answer.people.filter(key => !eraser.isTheirs(keyToPerson(key)))
  if (people.length === answer.people.length) return answer
  return people.length === 0 ? undefined : { ...answer, people }
}
