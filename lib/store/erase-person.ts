import type { Entry } from '../model/entry.ts'
import { Eraser, namesIn } from '../model/eraser.ts'
import { isSame, keyToPerson } from '../model/people.ts'
import { mentions } from '../recording/mentions.ts'
import { Anchor } from '../room/anchor.ts'
import { stateWithout } from '../room/session.ts'
import { entriesOf, gzippedBytes, textOf } from './pack.ts'
import { packWith } from './packs.ts'
import { dropRecording, plainPiece } from './recordings.ts'
import type { ErasingRecord, PackRecord } from './records.ts'
import { refold } from './refold.ts'
import type { Tables } from './tables.ts'

/**
 * Deletes a person from everything that is kept: their events, their records, and their name in what others did.
 * Recordings of frames in which they are go as a whole.
 *
 * It is one thing in three steps, each of many transactions: `beginErasing`, `eraseKept`, `endErasing`. From the first
 * transaction to the last a record tells how far it has come, so that whoever finds it goes on from there. `eraseKept` may
 * be repeated; between its last time and `endErasing` nothing else may be written.
 * @param person what they are known by, see `personToKey`
 */
export async function erasePerson(tables: Tables, person: string): Promise<void> {
  const eraser = await beginErasing(tables, person)
  await eraseKept(tables, eraser)
  await endErasing(tables, eraser)
}

/** The people whose erasing has begun and not ended, by their keys. */
export function unfinishedErasings(tables: Tables): Promise<string[]> {
  return tables.erasing.toCollection().primaryKeys()
}

/**
 * Begins to erase a person, or goes on: finds out what they are called and where they are. Changes nothing yet.
 * @param names what they are called in what is not in the tables
 */
export async function beginErasing(
  tables: Tables,
  person: string,
  names: readonly string[] = [],
): Promise<Eraser> {
  const begun: ErasingRecord = (await tables.erasing.get(person)) ?? {
    person,
    names: [],
    upTo: 0,
    refold: [],
    sessions: [],
  }
  await tables.erasing.put(begun)
  const found = await lookFor(tables, begun, names)
  // A name that is new may stand in what has been gone through already.
  const isNew = found.names.length > begun.names.length
  await tables.erasing.put({ ...begun, ...found, upTo: isNew ? 0 : begun.upTo })
  return new Eraser({ person, names: found.names })
}

/** What the person is called in what is kept, and the sessions that they are in. */
async function lookFor(
  tables: Tables,
  { person, upTo, ...begun }: ErasingRecord,
  more: readonly string[],
): Promise<Pick<ErasingRecord, 'names' | 'sessions' | 'refold'>> {
  const known = keyToPerson(person)
  const names = new Set([...begun.names, ...more])
  const sessions = new Set(begun.sessions)
  const refolded = new Set(begun.refold)
  for (const { person: key, session, nickname, secUid, avatarUrl } of await tables.people
    .where('id')
    .equals(known.id)
    .toArray()) {
    if (!isSame(keyToPerson(key), known)) continue
    for (const name of [nickname, secUid, avatarUrl]) if (name) names.add(name)
    sessions.add(session)
    refolded.add(session)
  }
  await tables.rooms.each(({ battles }) => {
    for (const [id, { nickname, avatarUrl }] of battles?.names ?? []) {
      if (!isSame({ id, nickname }, known)) continue
      for (const name of [nickname, avatarUrl]) if (name) names.add(name)
    }
  })
  const looking = new Eraser({ person, names: [...names] })
  for await (const pack of packsAfter(tables, upTo)) {
    const entries = (await readable(pack, looking)) ?? []
    for (const { event } of entries) for (const name of namesIn(event, known)) names.add(name)
    if (entries.some(({ event }) => looking.isNamedIn(event))) sessions.add(pack.session)
  }
  // What was folded of packs in which they are no more.
  const eraser = new Eraser({ person, names: [...names] })
  const isOfThem = (key: string) => key !== '' && eraser.isTheirs(keyToPerson(key))
  await tables.gifts.each(({ session, person: giver, to }) => {
    if (isOfThem(giver) || (to !== undefined && names.has(to))) refolded.add(session)
  })
  return { names: [...names], sessions: [...sessions], refold: [...refolded] }
}

/**
 * Erases a person from the sessions: from packs, what is folded of them, and recordings.
 * @param heard pieces of recordings up to this one need not be looked at again; what the time before returned
 */
export async function eraseKept(tables: Tables, eraser: Eraser, heard = 0): Promise<number> {
  const begun = await tables.erasing.get(eraser.key)
  if (!begun) return heard
  for await (const pack of packsAfter(tables, begun.upTo)) await erasePack(tables, eraser, pack)
  const { refold: unfolded, sessions } = (await tables.erasing.get(eraser.key)) ?? begun
  for (const session of unfolded) {
    await refold(tables, session, () => strike(tables, eraser.key, 'refold', session))
  }
  for (const session of sessions) {
    await tables.transaction('rw', [tables.frames, tables.sessions, tables.erasing], async () => {
      await dropRecording(tables, session)
      await strike(tables, eraser.key, 'sessions', session)
    })
  }
  return eraseRecordings(tables, eraser, heard)
}

/** More is recorded than becomes events: recordings go too where the person is in that alone. */
async function eraseRecordings(tables: Tables, eraser: Eraser, heard: number): Promise<number> {
  for (let key = heard; ; ) {
    const piece = await tables.frames.where(':id').above(key).first()
    if (piece?.id === undefined) return key
    key = piece.id
    const bytes = await plainPiece(piece).catch(() => undefined)
    if (!bytes || !mentions(bytes, eraser.marks)) continue
    await tables.transaction('rw', [tables.frames, tables.sessions], () =>
      dropRecording(tables, piece.session),
    )
  }
}

async function erasePack(tables: Tables, eraser: Eraser, pack: PackRecord): Promise<void> {
  const { id, session } = pack
  if (id === undefined) return
  const entries = await readable(pack, eraser)
  const left = entries && eraser.entries(entries)
  if (left && left === entries) return
  const isIn = entries?.some(({ event }) => eraser.isNamedIn(event)) ?? true
  const changed = left && packWith(pack, left, await gzippedBytes(left))
  await tables.transaction('rw', [tables.packs, tables.sessions, tables.erasing], async () => {
    const record = await tables.erasing.get(eraser.key)
    const now = await tables.sessions.get(session)
    // It may have been deleted meanwhile, or put together with others, which come later.
    if (!record || (await tables.packs.where(':id').equals(id).count()) === 0) return
    // What cannot be read of a session in which they are may be about them.
    if (!changed && !record.sessions.includes(session)) return
    if (changed) await tables.packs.put(changed)
    else await tables.packs.delete(id)
    const less = pack.bytes.length - (changed?.bytes.length ?? 0)
    if (now) await tables.sessions.update(session, { bytes: now.bytes - less })
    await tables.erasing.put({
      ...record,
      upTo: id,
      refold: isIn && now && pack.last <= now.sealed ? withOne(record.refold, session) : record.refold,
      sessions: isIn ? withOne(record.sessions, session) : record.sessions,
    })
  })
}

/**
 * Ends erasing a person: takes them out of what the worker goes on from, and forgets that it was asked. All in one
 * transaction.
 */
export async function endErasing(tables: Tables, eraser: Eraser): Promise<void> {
  const { rooms, relays, sessions, speech, damaged, erasing } = tables
  await tables.transaction('rw', [rooms, relays, sessions, speech, damaged, erasing], async () => {
    const anchors = new Map<string, string | undefined>()
    await rooms.each(({ roomId, anchor }) => {
      anchors.set(roomId, new Anchor(anchor).id)
    })
    await sessions.toCollection().modify(session => {
      Object.assign(session, eraser.page(session, anchors.get(session.id)))
    })
    await relays.toCollection().modify(relay => {
      Object.assign(relay, eraser.page(relay, anchors.get(relay.roomId)))
    })
    await rooms.toCollection().modify(room => {
      Object.assign(room, stateWithout(room, eraser))
    })
    for (const table of [speech, damaged] as const)
      await table.filter((record: unknown) => eraser.mayBeIn(JSON.stringify(record))).delete()
    await erasing.delete(eraser.key)
  })
}

/** Takes a session off one of the lists of what is to be done; within the caller's transaction. */
async function strike(
  tables: Tables,
  person: string,
  list: 'refold' | 'sessions',
  session: string,
): Promise<void> {
  const record = await tables.erasing.get(person)
  if (record) await tables.erasing.put({ ...record, [list]: record[list].filter(one => one !== session) })
}

function withOne(list: readonly string[], one: string): string[] {
  return [...new Set([...list, one])]
}

/** Packs in the order in which they were written, one at a time; those too that come meanwhile. */
async function* packsAfter(tables: Tables, upTo: number): AsyncGenerator<PackRecord, undefined> {
  for (let key = upTo; ; ) {
    const pack = await tables.packs.where(':id').above(key).first()
    if (pack?.id === undefined) return
    yield pack
    key = pack.id
  }
}

/** The entries of a pack, none where the person is not in it; undefined where it cannot be read. */
async function readable(pack: PackRecord, eraser: Eraser): Promise<Entry[] | undefined> {
  try {
    const text = await textOf(pack.bytes)
    return eraser.mayBeIn(text) ? entriesOf(text) : []
  } catch {
    return undefined
  }
}
