import type { Entry } from '../../../lib/model/entry.ts'
import { wait } from '../../../lib/outlets/abort.ts'
import { Backlog } from '../../../lib/outlets/backlog.ts'
import type { Clock, Target } from '../../../lib/outlets/carrier.ts'
import { Cursor, type CursorShelf, type StoredCursor } from '../../../lib/outlets/cursor.ts'
import type { OutletRoom } from '../../../lib/outlets/model.ts'
import { Outlet, type OutletDeps } from '../../../lib/outlets/outlet.ts'
import { programNamed } from '../../../lib/outlets/table.ts'
import { matcherOf } from '../../../lib/rules/compile.ts'
import { newOutlet, type OutletSettings } from '../../../lib/settings/apart/outlets.ts'
import { AT, chat } from '../store/entries.ts'

export const ROOM: OutletRoom = {
  roomId: '7',
  webRid: '168',
  title: '听弹的直播间',
  anchor: '小听',
  status: 'live',
}

/** The clock stands, timers go. */
export const CLOCK: Clock = { now: () => AT, wait, random: () => 0.5 }

export function memoryCursors(): CursorShelf & { stored: Map<string, StoredCursor> } {
  const stored = new Map<string, StoredCursor>()
  return {
    stored,
    read: async id => stored.get(id),
    write: async (id, cursor) => {
      stored.set(id, structuredClone(cursor))
    },
  }
}

/** Chats as entries, numbered from `first`. */
export function entriesFrom(first: number, count: number): Entry[] {
  return Array.from({ length: count }, (_, at) => ({
    n: first + at,
    event: { ...chat(0, `${first + at}`), id: String(first + at) },
  }))
}

/** An outlet as the worker runs it, over a history in memory that outlives it. */
export async function running(
  program: string,
  address: string,
  {
    history = [],
    cursors = memoryCursors(),
    settings = {},
    secrets = {},
    mayReach = async () => true,
    ...otherwise
  }: {
    history?: Entry[]
    cursors?: CursorShelf
    settings?: Partial<OutletSettings>
    secrets?: Record<string, string>
    mayReach?: Target['mayReach']
  } & Partial<Omit<OutletDeps, 'target' | 'cursor'>> = {},
) {
  const own = { ...newOutlet('o', program, address), on: true, since: AT - 60_000, ...settings }
  const backlog = new Backlog(async (_, after, least) => history.filter(({ n }) => n > after).slice(0, least))
  const cursor = await Cursor.open(cursors, 'o', own.since)
  const outlet = new Outlet({
    program: programNamed(program),
    target: { settings: own, secrets, mayReach },
    backlog,
    cursor,
    clock: CLOCK,
    passes: matcherOf(own.filter, { offset: 0 }),
    changed: () => {},
    ...otherwise,
  })
  const end = new AbortController()
  const add = (...entries: Entry[]) => {
    history.push(...entries)
    if (!backlog.has('7')) backlog.open('7', ROOM, (entries[0]?.n ?? 1) - 1, AT - 30_000)
    backlog.add('7', entries, true)
  }
  return {
    outlet,
    backlog,
    history,
    cursor,
    add,
    run: () => outlet.run(end.signal),
    stop: () => end.abort(),
  }
}
