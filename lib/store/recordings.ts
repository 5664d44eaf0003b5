import Dexie from 'dexie'
import { joined } from '../model/bytes.ts'
import { gunzipped, gzipped } from './gzip.ts'
import { leading } from './leading.ts'
import type { FramesRecord } from './records.ts'
import type { Tables } from './tables.ts'

/** Before gzip: compresses well, yet reads at once. */
export const SEALED_BYTES = 1 << 20
const AT_ONCE = 500

/**
 * Merges the first plain pieces into one gzip'd piece. One call at a time; others may only add.
 * @param least bytes, else does nothing
 * @returns whether it merged
 */
export async function sealRecording(tables: Tables, session: string, least = SEALED_BYTES): Promise<boolean> {
  const pieces = await firstPlain(tables, session)
  const plain = joined(pieces.map(({ bytes }) => bytes))
  const [first, ...others] = pieces.flatMap(({ id }) => id ?? [])
  if (first === undefined || plain.length < least) return false
  const bytes = await gzipped(plain)
  await tables.transaction('rw', tables.frames, tables.sessions, async () => {
    // The recording may have been deleted since.
    if (!(await tables.frames.get(first))) return
    await tables.frames.bulkDelete(others)
    await tables.frames.put({ id: first, session, plain: 0, bytes })
    await addBytes(tables, session, bytes.length - plain.length)
  })
  return true
}

/** Enough for one sealed piece. */
async function firstPlain(tables: Tables, session: string): Promise<FramesRecord[]> {
  const pieces = await piecesOf(tables, session, 1).limit(AT_ONCE).toArray()
  return leading(pieces, SEALED_BYTES, ({ bytes }) => bytes.length)
}

/** Plain (1) or sealed (0), in order. */
function piecesOf({ frames }: Tables, session: string, plain: 0 | 1, after: number = Dexie.minKey) {
  return frames
    .where('[session+plain+id]')
    .between([session, plain, after], [session, plain, Dexie.maxKey], after === Dexie.minKey)
}

/** In the caller's transaction, if any. */
export async function addSealedPiece(
  tables: Tables,
  session: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await tables.transaction('rw', tables.frames, tables.sessions, async () => {
    await tables.frames.add({ session, plain: 0, bytes })
    await addBytes(tables, session, bytes.length)
  })
}

async function addBytes(tables: Tables, id: string, more: number): Promise<void> {
  const session = await tables.sessions.get(id)
  if (session) await tables.sessions.update(id, { bytes: session.bytes + more })
}

/** Plain bytes. */
export interface Piece {
  /** Infinity: the last. */
  key: number
  bytes: Uint8Array<ArrayBuffer>
}

/**
 * Sealed ones, which no longer change, then all plain ones at once.
 * @param after the previous key; 0: from the start
 */
export async function nextPiece(tables: Tables, session: string, after: number): Promise<Piece | undefined> {
  if (after === Infinity) return undefined
  const found = await tables.transaction('r', tables.frames, async () => {
    const next = await piecesOf(tables, session, 0, after).first()
    if (next?.id !== undefined) return { key: next.id, pieces: [next] }
    return { key: Infinity, pieces: await piecesOf(tables, session, 1).toArray() }
  })
  const plain = await Promise.all(found.pieces.map(plainPiece))
  return plain.length > 0 ? { key: found.key, bytes: joined(plain) } : undefined
}

/**
 * Unpacks a stored piece.
 * @throws if damaged
 */
export async function plainPiece({ plain, bytes }: FramesRecord): Promise<Uint8Array<ArrayBuffer>> {
  return plain ? bytes : new Uint8Array(await new Response(gunzipped(bytes)).arrayBuffer())
}

export async function* recordedPieces(
  tables: Tables,
  session: string,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let key = 0; ; ) {
    const piece = await nextPiece(tables, session, key)
    if (!piece) return
    yield piece.bytes
    key = piece.key
  }
}

/** Also subtracts its size from the session. */
export async function dropRecording(tables: Tables, id: string): Promise<void> {
  const { frames, sessions } = tables
  await tables.transaction('rw', frames, sessions, async () => {
    const pieces = frames.where('session').equals(id)
    let taken = 0
    await pieces.each(({ bytes }) => {
      taken += bytes.length
    })
    await pieces.delete()
    await sessions.update(id, { frames: 0 })
    await addBytes(tables, id, -taken)
  })
}
