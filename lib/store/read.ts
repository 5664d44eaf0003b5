import Dexie from 'dexie'
import type { Entry } from '../room/entry.ts'
import { type Digest, mergedPerson, mergedTotals } from './digest.ts'
import { unpack } from './pack.ts'
import type { PackRecord, PersonRecord, SessionRecord, SummaryRecord } from './records.ts'
import { digestOf, earlierGifts } from './seal.ts'
import type { Tables } from './tables.ts'

/** Packs that are read from the disk at a time. */
const AT_ONCE = 8

/** A session as it is this moment: what is sealed, and its tail folded on top. */
export interface SessionNow {
  session: SessionRecord
  summary: SummaryRecord
  tail: Digest
}

/** All sessions, the latest first, each with its tail counted in. */
export async function readSessions(tables: Tables): Promise<SessionRecord[]> {
  const sessions = await tables.sessions.orderBy('lastAt').reverse().toArray()
  const whole = sessions.filter(({ incomplete }) => incomplete === undefined)
  return Promise.all(whole.map(async session => (await withTail(tables, session)).session))
}

/** One session; undefined where there is none. */
export async function readSession(tables: Tables, id: string): Promise<SessionNow | undefined> {
  const session = await tables.sessions.get(id)
  return session && withTail(tables, session)
}

async function withTail(tables: Tables, session: SessionRecord): Promise<SessionNow> {
  const { id } = session
  const entries =
    session.n > session.sealed ? await readEntries(tables, id, session.sealed + 1, session.n) : []
  const tail = digestOf(id, entries, await earlierGifts(tables, id, entries))
  const totals = mergedTotals(session.totals, tail.totals)
  const people = [...tail.people.keys()].map((person): [string, string] => [id, person])
  const known = people.length > 0 ? await tables.people.bulkGet(people) : []
  totals.people += known.filter(person => !person).length
  const summary = tail.summary(await tables.summaries.get(id))
  return { session: { ...session, totals }, summary, tail }
}

/** Entries from the first to the last of these, both included, in order. */
export async function readEntries(
  tables: Tables,
  session: string,
  first: number,
  last: number,
): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const pack of streamPacks(tables, session, { first, last }))
    entries.push(...(await unpack(pack.bytes)))
  return entries.filter(({ n }) => n >= first && n <= last)
}

/**
 * The entries before entry `n`, in order: `least` of them or some more, as they lie in packs, fewer only where there are
 * no more.
 */
export async function readBefore(
  tables: Tables,
  session: string,
  n: number,
  least: number,
): Promise<Entry[]> {
  let entries: Entry[] = []
  for await (const { bytes } of packsBefore(tables, session, n)) {
    entries = (await unpack(bytes)).filter(entry => entry.n < n).concat(entries)
    if (entries.length >= least) break
  }
  return entries
}

/** The packs with entries before entry `n`, the last first; the first that comes may hold others too. */
export async function* packsBefore(
  tables: Tables,
  session: string,
  n: number,
): AsyncGenerator<PackRecord, undefined> {
  const packs = tables.packs.where('[session+last]')
  const around = await packs.between([session, n], [session, Dexie.maxKey]).first()
  if (around && around.first < n) yield around
  for (let before = n; ; ) {
    const pack = await packs.between([session, Dexie.minKey], [session, before], true, false).last()
    if (!pack) return
    yield pack
    before = pack.last
  }
}

/** The entries behind entry `n`, in order: `least` of them or some more, fewer only where there are no more. */
export async function readAfter(tables: Tables, session: string, n: number, least: number): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const { bytes } of streamPacks(tables, session, { first: n + 1 })) {
    entries.push(...(await unpack(bytes)).filter(entry => entry.n > n))
    if (entries.length >= least) break
  }
  return entries
}

export interface Stretch {
  first?: number
  last?: number
  /** Which packs are worth reading: by their types and moments, before their entries are. */
  wants?: (pack: PackRecord) => boolean
}

/** The packs of a session in order, some at a time, so that memory does not suffer; the next are read meanwhile. */
export async function* streamPacks(
  tables: Tables,
  session: string,
  { first = 0, last = Infinity, wants = () => true }: Stretch = {},
): AsyncGenerator<PackRecord> {
  const read = (from: number) =>
    tables.packs
      .where('[session+last]')
      .between([session, from], [session, Dexie.maxKey])
      .limit(AT_ONCE)
      .toArray()
  let reading: Promise<PackRecord[]> | undefined = read(first)
  while (reading) {
    const packs: PackRecord[] = await reading
    const end = packs.at(-1)?.last
    reading = end !== undefined && packs.length === AT_ONCE && end < last ? read(end + 1) : undefined
    // Whoever stops half-way does not wait for what is read behind.
    reading?.catch(() => undefined)
    for (const pack of packs) if (pack.first <= last && wants(pack)) yield pack
  }
}

/** The people who did most of something in a session, most first. */
export async function topPeople(
  tables: Tables,
  session: string,
  by: 'diamonds' | 'chats',
  limit: number,
  tail?: Digest,
): Promise<PersonRecord[]> {
  const sealed = await tables.people
    .where(`[session+${by}]`)
    .between([session, 1], [session, Dexie.maxKey])
    .reverse()
    .limit(limit)
    .toArray()
  const since = [...(tail?.people.values() ?? [])]
  const known = await tables.people.bulkGet(since.map(({ person }): [string, string] => [session, person]))
  const people = new Map(sealed.map(person => [person.person, person]))
  for (const [at, person] of since.entries()) people.set(person.person, mergedPerson(known[at], person))
  return [...people.values()]
    .filter(person => person[by] > 0)
    .sort((a, b) => b[by] - a[by] || (a.person < b.person ? -1 : 1))
    .slice(0, limit)
}
