import type { Entry } from '../model/entry.ts'
import { Eraser, namesIn } from '../model/eraser.ts'
import { isSame, keyToPerson } from '../model/people.ts'
import { mentions } from '../recording/mentions.ts'
import { Anchor } from '../room/anchor.ts'
import { answerWithout } from '../room/answers.ts'
import { stateWithout } from '../room/session.ts'
import { entriesOf, gzippedBytes, textOf } from './pack.ts'
import { packWith } from './packs.ts'
import { dropRecording, plainPiece } from './recordings.ts'
import type { ErasingRecord, PackRecord } from './records.ts'
import { refold } from './refold.ts'
import { isSound } from './sound.ts'
import type { Tables } from './tables.ts'

/**
 * Deletes a person's events and records, and their name in what others did. A recording that has them is deleted
 * whole. Three steps of many transactions: `beginErasing`, `eraseKept`, `endErasing`. A record holds the progress, so
 * anyone can continue. `eraseKept` may be repeated; between its last run and `endErasing` nothing else may write.
 * @param person see `personToKey`
 */
export async function erasePerson(tables: Tables, person: string): Promise<void> {
  const eraser = await beginErasing(tables, person)
  await eraseKept(tables, eraser)
  await endErasing(tables, eraser)
}

/** People whose erasure has begun and not ended, by key. */
export function unfinishedErasings(tables: Tables): Promise<string[]> {
  return tables.erasing.toCollection().primaryKeys()
}

/**
 * Begins or continues: finds names and sessions. Deletes nothing yet.
 * @param names in what is outside the tables
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
  // Packs searched already may have a new name.
  const isNew = found.names.length > begun.names.length
  await tables.erasing.put({ ...begun, ...found, upTo: isNew ? 0 : begun.upTo })
  return new Eraser({ person, names: found.names })
}

/** The person's stored names, and sessions. */
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
  // Sums of packs that no longer have them.
  const eraser = new Eraser({ person, names: [...names] })
  const isOfThem = (key: string) => key !== '' && eraser.isTheirs(keyToPerson(key))
  await tables.gifts.each(({ session, person: giver, to }) => {
    if (isOfThem(giver) || (to !== undefined && names.has(to))) refolded.add(session)
  })
  return { names: [...names], sessions: [...sessions], refold: [...refolded] }
}

/**
 * Erases from packs, their sums, and recordings.
 * @param heard last run's result: pieces up to this key are not searched again
 */
export async function eraseKept(tables: Tables, eraser: Eraser, heard = 0): Promise<number> {
  const begun = await tables.erasing.get(eraser.key)
  if (!begun) return heard
  for await (const pack of packsAfter(tables, begun.upTo)) await erasePack(tables, eraser, pack)
  const { refold: unfolded, sessions } = (await tables.erasing.get(eraser.key)) ?? begun
  for (const session of unfolded) {
    await refold(tables, session, () => unlist(tables, eraser.key, 'refold', session))
  }
  for (const session of sessions) {
    await tables.transaction('rw', [tables.frames, tables.sessions, tables.erasing], async () => {
      await dropRecording(tables, session)
      await unlist(tables, eraser.key, 'sessions', session)
    })
  }
  return eraseRecordings(tables, eraser, heard)
}

/** Also deleted if only its frames have the person. */
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
    // Deleted, or merged into a later pack.
    if (!record || (await tables.packs.where(':id').equals(id).count()) === 0) return
    // An unreadable pack of their session may be about them.
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

/** Takes the person out of the worker's state and deletes the progress record, in one transaction. */
export async function endErasing(tables: Tables, eraser: Eraser): Promise<void> {
  const { rooms, relays, sessions, answers, speech, damaged, erasing } = tables
  await tables.transaction('rw', [rooms, relays, sessions, answers, speech, damaged, erasing], async () => {
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
    for (const answer of await answers.toArray()) {
      const left = isSound('answer', answer) ? answerWithout(answer, eraser) : undefined
      if (!left) await answers.delete([answer.session, answer.key])
      else if (left !== answer) await answers.put(left)
    }
    for (const table of [speech, damaged] as const)
      await table.filter((record: unknown) => eraser.mayBeIn(JSON.stringify(record))).delete()
    await erasing.delete(eraser.key)
  })
}

/** In the caller's transaction. */
async function unlist(
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

/** One at a time in order of writing, also those written during it. */
async function* packsAfter(tables: Tables, upTo: number): AsyncGenerator<PackRecord, undefined> {
  for (let key = upTo; ; ) {
    const pack = await tables.packs.where(':id').above(key).first()
    if (pack?.id === undefined) return
    yield pack
    key = pack.id
  }
}

/** Empty without the person; undefined if unreadable. */
async function readable(pack: PackRecord, eraser: Eraser): Promise<Entry[] | undefined> {
  try {
    const text = await textOf(pack.bytes)
    return eraser.mayBeIn(text) ? entriesOf(text) : []
  } catch {
    return undefined
  }
}
