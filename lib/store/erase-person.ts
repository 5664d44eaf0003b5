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
 * Deletes a person from everything that is stored: their events, their records, and their name in what others did. A
 * recording that has them is deleted as a whole.
 * There are three steps, each of many transactions: `beginErasing`, `eraseKept`, `endErasing`. A record holds the
 * progress, so that whoever finds it can continue. `eraseKept` may be repeated; between its last run and
 * `endErasing` nothing else may be written.
 * @param person see `personToKey`
 */
export async function erasePerson(tables: Tables, person: string): Promise<void> {
  const eraser = await beginErasing(tables, person)
  await eraseKept(tables, eraser)
  await endErasing(tables, eraser)
}

/** The keys of the people whose erasure has begun and not ended. */
export function unfinishedErasings(tables: Tables): Promise<string[]> {
  return tables.erasing.toCollection().primaryKeys()
}

/**
 * Begins or continues to erase a person: finds out their names and sessions. Deletes nothing yet.
 * @param names their names in what is not in the tables
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
  // A new name may be in packs that were searched already.
  const isNew = found.names.length > begun.names.length
  await tables.erasing.put({ ...begun, ...found, upTo: isNew ? 0 : begun.upTo })
  return new Eraser({ person, names: found.names })
}

/** The person's names in what is stored, and their sessions. */
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
  // Sums made of packs that no longer have them.
  const eraser = new Eraser({ person, names: [...names] })
  const isOfThem = (key: string) => key !== '' && eraser.isTheirs(keyToPerson(key))
  await tables.gifts.each(({ session, person: giver, to }) => {
    if (isOfThem(giver) || (to !== undefined && names.has(to))) refolded.add(session)
  })
  return { names: [...names], sessions: [...sessions], refold: [...refolded] }
}

/**
 * Erases a person from the sessions: from packs, from the sums made of them, and from recordings.
 * @param heard the result of the last run: recorded pieces up to this key are not searched again
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

/** A recording has more than its events: it is deleted too where only its frames have the person. */
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
    // It may have been deleted meanwhile, or merged into a pack that comes later.
    if (!record || (await tables.packs.where(':id').equals(id).count()) === 0) return
    // An unreadable pack of a session with the person may be about them.
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
 * Ends the erasure: takes the person out of the worker's state and deletes the progress record, in one transaction.
 */
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

/** Removes a session from a list of the progress record; within the caller's transaction. */
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

/** The packs in the order of writing, one at a time, including those written meanwhile. */
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
