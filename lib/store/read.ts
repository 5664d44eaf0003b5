import Dexie from 'dexie'
import type { Entry } from '../model/entry.ts'
import { freshState } from '../room/session.ts'
import { Damage, type Damaged, readable } from './damage.ts'
import { type Digest, mergedPerson, mergedTotals } from './digest.ts'
import type { PackRecord, PersonRecord, SessionRecord, SummaryRecord } from './records.ts'
import { digestOf, earlierGifts } from './seal.ts'
import { newSession } from './sessions.ts'
import { isSound, mended } from './sound.ts'
import type { Tables } from './tables.ts'

/** Packs or sessions read at once. */
const AT_ONCE = 8

/** What is sealed plus the tail. */
export interface SessionNow {
  session: SessionRead
  summary: SummaryRecord
  tail: Digest
}

export interface SessionRead extends SessionRecord {
  unread?: Damaged
}

/** With tails, latest first. Few at once: more would delay the worker's writes. */
export async function readSessions(tables: Tables): Promise<SessionRead[]> {
  const sessions = await readable(
    tables.sessions,
    () => tables.sessions.toCollection(),
    () => {},
  )
  const read: SessionRead[] = []
  for (const part of parts(sessions, AT_ONCE)) {
    read.push(...(await Promise.all(part.map(session => listed(tables, session)))))
  }
  return read
    .filter(({ incomplete }) => incomplete === undefined)
    .sort((a, b) => b.lastAt - a.lastAt || (a.id < b.id ? 1 : -1))
}

function* parts<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size)
}

/** Sealed to its end: no tail. */
async function listed(tables: Tables, session: SessionRecord): Promise<SessionRead> {
  const isWhole = isSound('session', session) && session.n <= session.sealed && !session.damaged
  return isWhole ? session : (await withTail(tables, session)).session
}

/** As far as readable; undefined: none. */
export async function readSession(
  tables: Tables,
  id: string,
  damage = new Damage(),
): Promise<SessionNow | undefined> {
  const session = await tables.sessions.get(id)
  return session && withTail(tables, session, damage)
}

async function withTail(tables: Tables, stored: SessionRecord, damage = new Damage()): Promise<SessionNow> {
  const { id } = stored
  const isWhole = damage.one('session', stored) !== undefined
  const session = isWhole ? stored : mended('session', stored, newSession(freshState(id, 0)))
  damage.events += session.damaged ?? 0
  // Unsound: how far it is sealed is unknown.
  const entries =
    isWhole && session.n > session.sealed
      ? await readEntries(tables, id, session.sealed + 1, session.n, damage)
      : []
  const tail = digestOf(id, entries, await earlierGifts(tables, id, entries, damage))
  const totals = mergedTotals(session.totals, tail.totals)
  const people = [...tail.people.keys()].map((person): [string, string] => [id, person])
  const known = people.length > 0 ? await tables.people.bulkGet(people) : []
  totals.people += known.filter(person => !person).length
  const summary = tail.summary(damage.one('summary', await tables.summaries.get(id)))
  const unread = damage.told()
  return { session: { ...session, totals, ...(unread && { unread }) }, summary, tail }
}

/** Entries from `first` to `last` inclusive, in order. */
export async function readEntries(
  tables: Tables,
  session: string,
  first: number,
  last: number,
  damage: Damage,
): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const pack of streamPacks(tables, session, damage, { first, last }))
    entries.push(...(await damage.entries(pack)))
  return entries.filter(({ n }) => n >= first && n <= last)
}

/**
 * In order: at least `least` in whole packs, or all readable.
 * @throws if some exist and none is readable
 */
export async function readBefore(
  tables: Tables,
  session: string,
  n: number,
  least: number,
): Promise<Entry[]> {
  const damage = new Damage()
  let entries: Entry[] = []
  for await (const pack of packsBefore(tables, session, n, damage)) {
    entries = (await damage.entries(pack)).filter(entry => entry.n < n).concat(entries)
    if (entries.length >= least) break
  }
  return some(entries, damage)
}

/** Last first; the first may have later entries too. */
export async function* packsBefore(
  tables: Tables,
  session: string,
  n: number,
  damage: Damage,
): AsyncGenerator<PackRecord, undefined> {
  const packs = tables.packs.where('[session+last]')
  const spanning = await packs.between([session, n], [session, Dexie.maxKey]).first()
  if (spanning && spanning.first < n) yield* damage.packs([spanning])
  for (let before = n; ; ) {
    const pack = await packs.between([session, Dexie.minKey], [session, before], true, false).last()
    if (!pack) return
    yield* damage.packs([pack])
    before = pack.last
  }
}

/**
 * In order: at least `least`, or all readable.
 * @throws if some exist and none is readable
 */
export async function readAfter(tables: Tables, session: string, n: number, least: number): Promise<Entry[]> {
  const damage = new Damage()
  const entries: Entry[] = []
  for await (const pack of streamPacks(tables, session, damage, { first: n + 1 })) {
    entries.push(...(await damage.entries(pack)).filter(entry => entry.n > n))
    if (entries.length >= least) break
  }
  return some(entries, damage)
}

function some(entries: Entry[], damage: Damage): Entry[] {
  if (entries.length === 0 && damage.any) throw new Error('nothing of it can be read')
  return entries
}

export interface Stretch {
  first?: number
  last?: number
  /** By type and time, before reading entries. */
  wants?: (pack: PackRecord) => boolean
}

/** In order, few at a time to save memory, reading ahead. */
export async function* streamPacks(
  tables: Tables,
  session: string,
  damage: Damage,
  { first = 0, last = Infinity, wants = () => true }: Stretch = {},
): AsyncGenerator<PackRecord> {
  const read = (from: number) =>
    readable(
      tables.packs,
      () =>
        tables.packs.where('[session+last]').between([session, from], [session, Dexie.maxKey]).limit(AT_ONCE),
      () => damage.lose({}),
    )
  let reading: Promise<PackRecord[]> | undefined = read(first)
  while (reading) {
    const packs: PackRecord[] = await reading
    const end = packs.at(-1)?.last
    reading = end !== undefined && packs.length === AT_ONCE && end < last ? read(end + 1) : undefined
    // For a caller who stops early.
    reading?.catch(() => undefined)
    for (const pack of damage.packs(packs)) if (pack.first <= last && wants(pack)) yield pack
  }
}

/** People with most diamonds or chats first. */
export async function topPeople(
  tables: Tables,
  session: string,
  by: 'diamonds' | 'chats',
  limit: number,
  tail: Digest | undefined,
  damage: Damage,
): Promise<PersonRecord[]> {
  const top = () =>
    tables.people
      .where(`[session+${by}]`)
      .between([session, 1], [session, Dexie.maxKey])
      .reverse()
      .limit(limit)
  const sealed = damage.all('person', await readable(tables.people, top, () => damage.records++))
  const since = [...(tail?.people.values() ?? [])]
  const known = await tables.people.bulkGet(since.map(({ person }): [string, string] => [session, person]))
  const people = new Map(sealed.map(person => [person.person, person]))
  for (const [at, person] of since.entries())
    people.set(person.person, mergedPerson(damage.one('person', known[at]), person))
  return [...people.values()]
    .filter(person => person[by] > 0)
    .sort((a, b) => b[by] - a[by] || (a.person < b.person ? -1 : 1))
    .slice(0, limit)
}
