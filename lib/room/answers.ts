import { talkKey } from '../filter/talk-key.ts'
import type { Entry } from '../model/entry.ts'
import type { Eraser } from '../model/eraser.ts'
import { keyToPerson } from '../model/people.ts'
import { sameTextKey } from '../model/same-text.ts'
import { isTalk } from '../model/talk.ts'

/** What the user has ticked: messages of this key up to entry `n` are answered. */
export interface Answer {
  /** See `answerKey`. */
  key: string
  /** 0: the tick was taken back. */
  n: number
  /** When it was ticked, ms since 1970. */
  at: number
  /** Who asked, by key: see `personToKey`. */
  people: string[]
}

/** Most people of an answer. */
export const MOST_PEOPLE = 200
/** Shorter names are found in words by chance. */
const SHORT = 2

/**
 * The same for all that is ticked together: the same words of anybody, with or without a question mark. Anything but talk is
 * ticked by itself.
 */
export function answerKey({ n, into, event }: Pick<Entry, 'n' | 'event'> & { into?: number }): string {
  const words = isTalk(event) ? talkKey(event.text).replaceAll('?', '') : ''
  return words === '' ? `# ${into ?? n}` : `= ${words}`
}

/** The answers of one room. */
export class Answers {
  readonly #byKey = new Map<string, Answer>()

  constructor(stored: readonly Answer[] = []) {
    for (const answer of stored) this.set(answer)
  }

  get all(): Answer[] {
    return [...this.#byKey.values()]
  }

  /** Replaces the answer of the same key. */
  set(answer: Answer): void {
    this.#byKey.set(answer.key, { ...answer, people: answer.people.slice(0, MOST_PEOPLE) })
  }

  /** When an entry was ticked, ms since 1970; 0: it is not answered. */
  answeredAt(entry: Pick<Entry, 'n' | 'event'> & { into?: number }): number {
    const key = answerKey(entry)
    return entry.n <= this.upTo(key) ? this.at(key) : 0
  }

  /** The last answered entry of a key; 0: none. */
  upTo(key: string): number {
    return this.#byKey.get(key)?.n ?? 0
  }

  /** When a key was ticked, ms since 1970; 0: it is not. */
  at(key: string): number {
    const answer = this.#byKey.get(key)
    return answer && answer.n > 0 ? answer.at : 0
  }

  /** Forgets a person: an answer whose only askers they are, or whose words name them. */
  erase(eraser: Eraser): void {
    for (const answer of this.all) {
      const left = answerWithout(answer, eraser)
      if (left) this.#byKey.set(answer.key, left)
      else this.#byKey.delete(answer.key)
    }
  }

  /**
   * Adds what is stored of the room, whose entries come before these.
   * @param by how far the numbers of these are shifted
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

/** An answer without a person; undefined where nothing of it is left. */
export function answerWithout<A extends Answer>(answer: A, eraser: Eraser): A | undefined {
  const names = eraser.marks.map(sameTextKey).filter(name => name.length >= SHORT)
  if (names.some(name => answer.key.includes(name))) return undefined
  const people = answer.people.filter(key => !eraser.isTheirs(keyToPerson(key)))
  if (people.length === answer.people.length) return answer
  return people.length === 0 ? undefined : { ...answer, people }
}
