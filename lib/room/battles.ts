import type { Eraser } from '../model/eraser.ts'
import type { BattleEvent, BattleSide } from '../model/events.ts'
import { mapSides } from '../model/people.ts'

/** Scores within this time share a row, in ms: they may come every second. */
export const SCORE_ROW_MS = 30_000
/** Number of names kept. */
const MOST_NAMES = 64

type Names = Pick<BattleSide, 'nickname' | 'avatarUrl'>

/** Restored after the worker died. Plain data. */
export interface StoredBattles {
  names: [string, Names][]
  board: Board | null
}

/** The known sides of the running PK, and the row of its scores. */
interface Board {
  /** The sides' ids, sorted: equal in all messages of one PK. */
  key: string
  sides: BattleSide[]
  row: { n: number; at: number } | null
}

/**
 * Completes the messages of a PK: the start has names, scores have only ids, and supporters come alone. Each event gets
 * everything known about its sides, and scores share a row.
 */
export class Battles {
  readonly #names: Map<string, Names>
  #board: Board | null

  constructor(stored: StoredBattles = { names: [], board: null }) {
    this.#names = new Map(stored.names)
    this.#board = stored.board
  }

  /**
   * @param n the number of the event's entry
   * @param at time of receipt, ms since 1970
   * @returns the completed event, and the entry whose row it continues, if any
   */
  take(event: BattleEvent, n: number, at: number): { event: BattleEvent; into?: number } {
    this.#remember(event)
    const sides = event.sides.map(side => ({ ...this.#names.get(side.id), ...side }))
    if (event.action !== 'score') {
      if (event.action === 'start' || event.action === 'end') this.#board = null
      return { event: { ...event, sides } }
    }
    const board = this.#boardFor(sides)
    board.sides = sides.map(side => ({ ...board.sides.find(({ id }) => id === side.id), ...side }))
    const whole = { ...event, sides: board.sides }
    // Absolute: the clock may be set back.
    if (board.row && Math.abs(at - board.row.at) < SCORE_ROW_MS) return { event: whole, into: board.row.n }
    board.row = { n, at }
    return { event: whole }
  }

  stored(): StoredBattles {
    return { names: [...this.#names], board: this.#board }
  }

  #boardFor(sides: readonly BattleSide[]): Board {
    const key = sides
      .map(({ id }) => id)
      .sort()
      .join(' ')
    if (this.#board?.key !== key) this.#board = { key, sides: [], row: null }
    return this.#board
  }

  #remember({ user, sides }: BattleEvent): void {
    for (const { id, nickname, avatarUrl } of user ? [...sides, user] : sides) {
      if (!nickname) continue
      this.#names.delete(id)
      this.#names.set(id, { nickname, ...(avatarUrl ? { avatarUrl } : {}) })
      const [oldest] = this.#names.keys()
      if (this.#names.size > MOST_NAMES && oldest !== undefined) this.#names.delete(oldest)
    }
  }
}

/** The stored state without a person. The whole board is dropped if they are a side of it. */
export function battlesWithout({ names, board }: StoredBattles, eraser: Eraser): StoredBattles {
  const sides = board && mapSides(board.sides, eraser)
  return {
    names: names.filter(([id, { nickname }]) => !eraser.isTheirs({ id, nickname })),
    board: board && sides?.length === board.sides.length ? { ...board, sides } : null,
  }
}
