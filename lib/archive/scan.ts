import type { OwnWords } from '../filter/asks/asks.ts'
import type { Nicknames } from '../filter/reader.ts'
import { freshState } from '../room/session.ts'
import { Damage } from '../store/damage.ts'
import { eventsIn } from '../store/digest.ts'
import { streamPacks } from '../store/read.ts'
import type { PackRecord, SessionRecord } from '../store/records.ts'
import { newSession } from '../store/sessions.ts'
import { mended } from '../store/sound.ts'
import type { Tables } from '../store/tables.ts'
import { GiftRows } from './gift-rows.ts'
import { type Matched, matchPack, type WorkerPool } from './match.ts'
import { matcherOf } from './matcher.ts'
import type { Progress } from './work.ts'

/** By session, filter and time (ms since 1970, end excluded). */
export interface Selection {
  sessions: string[]
  query: string
  /** Found by filters, too. */
  nicknames?: Nicknames
  /** Words of the goods that the user sells. */
  goods?: OwnWords
  from?: number
  to?: number
}

export interface Scanned extends Progress, Matched {
  session: SessionRecord
}

export interface Scanning {
  /** Skips entries up to this one, in one of the sessions. */
  after?: { session: string; n: number } | undefined
  /** Per pack; more are only counted. */
  most?: number
  /** Whether each message of a gift combo counts; else a combo is one. */
  steps?: boolean
  /** Makes helpers for this many entries; absent: none. */
  pool?: ((entries: number) => WorkerPool) | undefined
  /** Collects what is unreadable. */
  damage?: Damage
}

const NOTHING: Matched = { count: 0, entries: [] }
const ALONE: WorkerPool = { readers: [matchPack], close: () => {} }
/** Packs in work per helper, so that none waits. */
const UNDER_WAY = 2

/**
 * Reads the selection pack by pack in order, few in memory, yielding in between.
 * @throws if the query is invalid, and the signal's reason
 */
export async function* scan(
  tables: Tables,
  { query, nicknames, goods, from = -Infinity, to = Infinity, sessions: ids }: Selection,
  signal: AbortSignal,
  { after, most = Infinity, steps = false, pool = () => ALONE, damage = new Damage() }: Scanning = {},
): AsyncGenerator<Scanned> {
  const sessions = (await tables.sessions.bulkGet(ids)).flatMap(session =>
    session ? mended('session', session, newSession(freshState(session.id, 0))) : [],
  )
  const { mayMatch } = matcherOf(query, nicknames)
  const wants = (pack: PackRecord) => pack.from < to && pack.to >= from && mayMatch(pack)
  const all = sessions.reduce((sum, session) => sum + entriesOf(session), 0)
  const { readers, close } = pool(all)
  const room = readers.length > 1 ? UNDER_WAY * readers.length : 1
  const underWay: Promise<Scanned>[] = []
  let turn = 0
  try {
    let rows: { of: string; gifts: GiftRows } | undefined
    for await (const { session, pack, first, done } of packsOf(tables, sessions, wants, after, damage)) {
      signal.throwIfAborted()
      const { id, n: last } = session
      // All messages need no totals.
      const hasGifts = pack.types.gift && !(steps && query === '')
      if (hasGifts && rows?.of !== id)
        rows = { of: id, gifts: await GiftRows.of(tables, id, { from, to }, first) }
      const gifts = hasGifts && rows ? await rows.gifts.in(pack) : []
      const read = readers[turn++ % readers.length] ?? matchPack
      const wanted = { query, nicknames, goods, first, last, from, to, most, steps, gifts }
      const reading = read(pack.bytes, wanted)
      underWay.push(
        reading
          .catch(() => {
            // A pack that fails is damaged; invalid filters were reported before.
            damage.lose(pack)
            return NOTHING
          })
          .then(matched => ({ session, ...matched, done, all })),
      )
      if (underWay.length >= room) yield* underWay.splice(0, 1)
    }
    yield* underWay
  } finally {
    close()
  }
}

/** Packs, the first entry wanted of each, and the progress. */
async function* packsOf(
  tables: Tables,
  sessions: readonly SessionRecord[],
  wants: (pack: PackRecord) => boolean,
  after: Scanning['after'],
  damage: Damage,
): AsyncGenerator<{ session: SessionRecord; pack: PackRecord; first: number; done: number }> {
  let before = 0
  let isPassing = after !== undefined
  for (const session of sessions) {
    const entries = entriesOf(session)
    if (!isPassing || session.id === after?.session) {
      const first = isPassing && after ? after.n + 1 : 0
      isPassing = false
      for await (const pack of streamPacks(tables, session.id, damage, { first, wants })) {
        yield { session, pack, first, done: before + Math.min(entries, pack.last) }
      }
    }
    before += entries
  }
}

function entriesOf({ n, totals, sealed }: SessionRecord): number {
  return eventsIn(totals) + Math.max(0, n - sealed)
}
