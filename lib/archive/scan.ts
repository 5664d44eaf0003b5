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
import { type Crew, type Matched, matchPack } from './match.ts'
import { matcherOf } from './matcher.ts'
import type { Progress } from './work.ts'

/** Which events: of which sessions, by which filter, between which moments (ms since 1970, the end left out). */
export interface Selection {
  sessions: string[]
  query: string
  /** What the user calls people: they are found by it too. */
  nicknames?: Nicknames
  from?: number
  to?: number
}

export interface Scanned extends Progress, Matched {
  session: SessionRecord
}

export interface Scanning {
  /** Passes over what is not behind this entry, which has to be in one of the sessions. */
  after?: { session: string; n: number } | undefined
  /** So many entries of a pack are wanted, the others only counted. */
  most?: number
  /** Every message of a gift combo by itself; left out: a combo is one. */
  steps?: boolean
  /** Who reads the packs of so many entries; left out: this worker alone. */
  crew?: ((entries: number) => Crew) | undefined
  /** Is told of what cannot be read, which is passed over. */
  damage?: Damage
}

const NOTHING: Matched = { count: 0, entries: [] }
const ALONE: Crew = { readers: [matchPack], dismiss: () => {} }
/** With helpers, so many packs each are under way, so that none waits for work. */
const UNDER_WAY = 2

/**
 * Reads what is selected, pack by pack and in order: only few are in memory, and between two there is time for others.
 * @throws where the query is none, or the signal's reason
 */
export async function* scan(
  tables: Tables,
  { query, nicknames, from = -Infinity, to = Infinity, sessions: ids }: Selection,
  signal: AbortSignal,
  { after, most = Infinity, steps = false, crew = () => ALONE, damage = new Damage() }: Scanning = {},
): AsyncGenerator<Scanned> {
  const sessions = (await tables.sessions.bulkGet(ids)).flatMap(session =>
    session ? mended('session', session, newSession(freshState(session.id, 0))) : [],
  )
  const { mayMatch } = matcherOf(query, nicknames)
  const wants = (pack: PackRecord) => pack.from < to && pack.to >= from && mayMatch(pack)
  const all = sessions.reduce((sum, session) => sum + entriesOf(session), 0)
  const { readers, dismiss } = crew(all)
  const room = readers.length > 1 ? UNDER_WAY * readers.length : 1
  const underWay: Promise<Scanned>[] = []
  let turn = 0
  try {
    let rows: { of: string; gifts: GiftRows } | undefined
    for await (const { session, pack, first, done } of packsOf(tables, sessions, wants, after, damage)) {
      signal.throwIfAborted()
      const { id, n: last } = session
      // Whether all messages are wanted is known without what they come to.
      const hasGifts = pack.types.gift && !(steps && query === '')
      if (hasGifts && rows?.of !== id)
        rows = { of: id, gifts: await GiftRows.of(tables, id, { from, to }, first) }
      const gifts = hasGifts && rows ? await rows.gifts.in(pack) : []
      const read = readers[turn++ % readers.length] ?? matchPack
      const wanted = { query, nicknames, first, last, from, to, most, steps, gifts }
      const reading = read(pack.bytes, wanted)
      underWay.push(
        reading
          .catch(() => {
            // What the readers could not read is damaged; a filter that is none was told before.
            damage.lose(pack)
            return NOTHING
          })
          .then(matched => ({ session, ...matched, done, all })),
      )
      if (underWay.length >= room) yield* underWay.splice(0, 1)
    }
    yield* underWay
  } finally {
    dismiss()
  }
}

/** The packs of sessions, each with the first entry that is wanted of it, and how far they have come with it. */
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
