import type { Totals } from '../model/entry.ts'
import { renumberedBoard } from './battles.ts'
import { joinedCombos } from './combos.ts'
import type { RoomState } from './session.ts'

/** Joins a room's stored state with what was counted before it was read; newer entries are renumbered. Pure. */
export function joinedStates(stored: RoomState, since: RoomState): RoomState {
  const by = stored.n
  const { combos, twice } = joinedCombos(stored.combos, since.combos, by)
  const totals = joinedTotals(stored.totals, since.totals)
  totals.gifts -= twice.gifts
  totals.diamonds -= twice.diamonds
  const board = since.battles?.board
  return {
    ...since,
    n: by + since.n,
    firstAt: stored.firstAt,
    lastFrameAt: Math.max(stored.lastFrameAt, since.lastFrameAt),
    ...broadcastOf(since.broadcast === 'on' ? stored : since),
    ...(stored.clock ? { clock: since.clock ?? stored.clock } : {}),
    totals,
    combos,
    page: {
      webRid: since.page.webRid || stored.page.webRid,
      title: since.page.title || stored.page.title,
      anchor: since.page.anchor || stored.page.anchor,
    },
    anchor: {
      ...stored.anchor,
      ...since.anchor,
      votes: summed([...(stored.anchor?.votes ?? []), ...(since.anchor?.votes ?? [])]),
    },
    battles: {
      names: [...(stored.battles?.names ?? []), ...(since.battles?.names ?? [])],
      board: board ? renumberedBoard(board, by) : (stored.battles?.board ?? null),
    },
  }
}

function broadcastOf({ broadcast, stopped }: RoomState): Pick<RoomState, 'broadcast' | 'stopped'> {
  return { broadcast, ...(stopped ? { stopped } : {}) }
}

function joinedTotals(stored: Totals, since: Totals): Totals {
  return {
    events: Object.fromEntries(summed([...Object.entries(stored.events), ...Object.entries(since.events)])),
    online: since.online || stored.online,
    likes: Math.max(stored.likes, since.likes),
    diamonds: stored.diamonds + since.diamonds,
    gifts: stored.gifts + since.gifts,
    duplicates: stored.duplicates + since.duplicates,
    unknown: stored.unknown + since.unknown,
    failed: stored.failed + since.failed,
    lost: stored.lost + since.lost,
    lastGiftAt: Math.max(stored.lastGiftAt, since.lastGiftAt),
  }
}

function summed(counts: readonly [string, number][]): [string, number][] {
  const sums = new Map<string, number>()
  for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count)
  return [...sums]
}
