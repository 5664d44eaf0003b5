import type { Eraser } from '../model/eraser.ts'
import type { BattleEvent, BattleSide } from '../model/events.ts'
import { mapSides } from '../model/people.ts'

/** Scores that come within this time of the first of them share its row, in ms: they may come every second. */
export const SCORE_ROW_MS = 30_000
/** People of the link-mic whose names are kept. */
const MOST_NAMES = 64

type Names = Pick<BattleSide, 'nickname' | 'avatarUrl'>

/** What must be known again after the worker died. Plain data. */
export interface StoredBattles {
  names: [string, Names][]
  board: Board | null
}

/** The sides of the PK that runs, as far as they are known, and the row that shows their scores. */
interface Board {
  /** The sides' ids in order: what one PK's messages have in common. */
  key: string
  sides: BattleSide[]
  row: { n: number; at: number } | null
}

/**
 * Messages about a PK come in parts: names when it starts, bare ids with scores while it runs, supporters by
 * themselves. Puts them together, so that each event tells all that is known, and lets scores share a row.
 */
export class Battles {
  private readonly names: Map<string, Names>
  private board: Board | null

  constructor(stored: StoredBattles = { names: [], board: null }) {
    this.names = new Map(stored.names)
    this.board = stored.board
  }

  /**
   * @param n the number that the event's entry will have
   * @param at when it came, ms since 1970
   * @returns the event with what was told before, and the entry whose row it continues, if so
   */
  take(event: BattleEvent, n: number, at: number): { event: BattleEvent; into?: number } {
    this.remember(event)
    const sides = event.sides.map(side => ({ ...this.names.get(side.id), ...side }))
    if (event.action !== 'score') {
      if (event.action === 'start' || event.action === 'end') this.board = null
      return { event: { ...event, sides } }
    }
    const board = this.boardOf(sides)
    board.sides = sides.map(side => ({ ...board.sides.find(({ id }) => id === side.id), ...side }))
    const whole = { ...event, sides: board.sides }
    // Either way: the clock may have been set.
    if (board.row && Math.abs(at - board.row.at) < SCORE_ROW_MS) return { event: whole, into: board.row.n }
    board.row = { n, at }
    return { event: whole }
  }

  stored(): StoredBattles {
    return { names: [...this.names], board: this.board }
  }

  private boardOf(sides: readonly BattleSide[]): Board {
    const key = sides
      .map(({ id }) => id)
      .sort()
      .join(' ')
    if (this.board?.key !== key) this.board = { key, sides: [], row: null }
    return this.board
  }

  private remember({ user, sides }: BattleEvent): void {
    for (const { id, nickname, avatarUrl } of user ? [...sides, user] : sides) {
      if (!nickname) continue
      this.names.delete(id)
      this.names.set(id, { nickname, ...(avatarUrl ? { avatarUrl } : {}) })
      const [eldest] = this.names.keys()
      if (this.names.size > MOST_NAMES && eldest !== undefined) this.names.delete(eldest)
    }
  }
}

/** What is stored of battles, without a person; the board goes whole where they are a side of it. */
export function battlesWithout({ names, board }: StoredBattles, eraser: Eraser): StoredBattles {
  const sides = board && mapSides(board.sides, eraser)
  return {
    names: names.filter(([id, { nickname }]) => !eraser.isTheirs({ id, nickname })),
    board: board && sides?.length === board.sides.length ? { ...board, sides } : null,
  }
}
