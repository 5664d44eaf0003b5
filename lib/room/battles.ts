import type { Eraser } from '../model/eraser.ts'
import type { BattleEvent, BattleSide } from '../model/events.ts'
import { mapSides } from '../model/people.ts'

/** Scores this close share a row: they may come every second. */
export const SCORE_ROW_MS = 30_000
/** Scores belong to the PK this long after its end: the forfeit runs. */
export const FORFEIT_MS = 300_000
const MOST_NAMES = 64

type Names = Pick<BattleSide, 'nickname' | 'avatarUrl'>

/** Plain data that survives the worker. */
export interface StoredBattles {
  names: [string, Names][]
  board: Board | null
}

interface Board {
  battleId?: string
  sides: BattleSide[]
  /** Row of its scores. */
  row: { n: number; at: number } | null
  /** Entry of its start. */
  start?: number
  end?: { n: number; at: number }
}

interface Taken {
  event: BattleEvent
  into?: number
}

/**
 * Completes PK messages: only the start has names, scores have ids or only increases, and supporters come alone.
 * Scores share a row; those after the end belong to the end.
 */
export class Battles {
  readonly #names: Map<string, Names>
  #board: Board | null

  constructor(stored: StoredBattles = { names: [], board: null }) {
    this.#names = new Map(stored.names)
    this.#board = stored.board
  }

  /**
   * @param n its entry
   * @param at received, ms since 1970
   */
  take(event: BattleEvent, n: number, at: number): Taken {
    const { user, sides } = event
    this.seat(user ? [...sides, user] : sides)
    const whole = { ...event, sides: sides.map(side => ({ ...this.#names.get(side.id), ...side })) }
    if (event.action === 'start') return this.#start(whole, n)
    if (event.action === 'score') return this.#score(whole, n, at)
    if (event.action === 'end') return this.#end(whole, n, at)
    return { event: whole }
  }

  /** Names for messages that have only ids. */
  seat(people: readonly Pick<BattleSide, 'id' | 'nickname' | 'avatarUrl'>[]): void {
    for (const { id, nickname, avatarUrl } of people) {
      if (!nickname) continue
      this.#names.delete(id)
      this.#names.set(id, { nickname, ...(avatarUrl ? { avatarUrl } : {}) })
      const [oldest] = this.#names.keys()
      if (this.#names.size > MOST_NAMES && oldest !== undefined) this.#names.delete(oldest)
    }
  }

  stored(): StoredBattles {
    return { names: [...this.#names], board: this.#board && { ...this.#board } }
  }

  /** Two kinds of messages may announce one PK with one id. */
  #start(event: BattleEvent, n: number): Taken {
    const board = this.#board
    if (board?.start !== undefined && !board.end && event.battleId && board.battleId === event.battleId) {
      board.sides = joinedSides(board.sides, event.sides)
      return { event: { ...event, sides: board.sides }, into: board.start }
    }
    this.#board = { ...idOf(event), sides: event.sides, row: null, start: n }
    return { event }
  }

  #score(event: BattleEvent, n: number, at: number): Taken {
    const ended = this.#board
    if (
      ended?.end &&
      isOf(ended, event) &&
      isForfeit(ended.end, at) &&
      !hasFallen(ended.sides, event.sides)
    ) {
      // The server's result stands.
      if (!ended.sides.some(({ result }) => result)) ended.sides = joinedSides(ended.sides, event.sides)
      return { event: { ...event, action: 'end', sides: ended.sides }, into: ended.end.n }
    }
    const board = ended && !ended.end && isOf(ended, event) ? ended : { ...idOf(event), sides: [], row: null }
    this.#board = board
    board.sides = joinedSides(board.sides, event.sides)
    const whole = { ...event, sides: board.sides }
    // Absolute: the clock may be set back.
    if (board.row && Math.abs(at - board.row.at) < SCORE_ROW_MS) return { event: whole, into: board.row.n }
    board.row = { n, at }
    return { event: whole }
  }

  #end(event: BattleEvent, n: number, at: number): Taken {
    const known = this.#board && isOf(this.#board, event) ? this.#board : null
    const sides = joinedSides(known?.sides ?? [], event.sides)
    const whole = { ...event, sides }
    const isAgain = known?.end && isForfeit(known.end, at) && !isContradicted(known.sides, event.sides)
    const end = isAgain ? known.end : undefined
    this.#board = { ...idOf(known ?? {}), ...idOf(event), sides, row: null, end: end ?? { n, at } }
    return end ? { event: whole, into: end.n } : { event: whole }
  }
}

/** Shifts entry numbers. */
export function renumberedBoard({ row, start, end, ...board }: Board, by: number): Board {
  return {
    ...board,
    row: row && { ...row, n: row.n + by },
    ...(start === undefined ? {} : { start: start + by }),
    ...(end && { end: { ...end, n: end.n + by } }),
  }
}

function idOf({ battleId }: { battleId?: string }): { battleId?: string } {
  return battleId ? { battleId } : {}
}

/** No other id, and points or some of the board's sides. */
function isOf(board: Board, { battleId, sides }: BattleEvent): boolean {
  if (battleId && board.battleId && battleId !== board.battleId) return false
  if (sides.every(({ added }) => added !== undefined)) return true
  const [few, many] = sides.length < board.sides.length ? [sides, board.sides] : [board.sides, sides]
  return few.every(({ id }) => many.some(other => other.id === id))
}

function isForfeit(end: { at: number }, at: number): boolean {
  return Math.abs(at - end.at) < FORFEIT_MS
}

/** A lower score belongs to the next PK. */
function hasFallen(before: readonly BattleSide[], sides: readonly BattleSide[]): boolean {
  return sides.some(({ id, score }) => {
    const known = before.find(side => side.id === id)?.score
    return score !== undefined && known !== undefined && Number(score) < Number(known)
  })
}

function isContradicted(before: readonly BattleSide[], sides: readonly BattleSide[]): boolean {
  return sides.some(({ id, result }) => {
    const known = before.find(side => side.id === id)?.result
    return result !== undefined && known !== undefined && result !== known
  })
}

/** Later facts win; in the order of a message that has all sides, else as before. */
function joinedSides(before: readonly BattleSide[], told: readonly BattleSide[]): BattleSide[] {
  const joined = told.map(side =>
    joinedSide(
      before.find(({ id }) => id === side.id),
      side,
    ),
  )
  const hasAll = before.every(({ id }) => told.some(side => side.id === id))
  if (hasAll) return joined
  const others = joined.filter(({ id }) => !before.some(side => side.id === id))
  return [...before.map(side => joined.find(({ id }) => id === side.id) ?? side), ...others]
}

function joinedSide(before: BattleSide | undefined, { added, ...side }: BattleSide): BattleSide {
  const score = added === undefined ? {} : { score: String(Number(before?.score ?? 0) + added) }
  return { ...before, ...score, ...side }
}

/** Drops the board if the person is a side. */
export function battlesWithout({ names, board }: StoredBattles, eraser: Eraser): StoredBattles {
  const sides = board && mapSides(board.sides, eraser)
  return {
    names: names.filter(([id, { nickname }]) => !eraser.isTheirs({ id, nickname })),
    board: board && sides?.length === board.sides.length ? { ...board, sides } : null,
  }
}
