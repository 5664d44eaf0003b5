import Dexie from 'dexie'
import { freshState } from '../room/session.ts'
import { Damage } from './damage.ts'
import { gunzipped } from './gzip.ts'
import type { FramesRecord, MarkRecord, PackRecord, SessionRecord } from './records.ts'
import { refold } from './refold.ts'
import { newSession } from './sessions.ts'
import { isSound, mended } from './sound.ts'
import type { Tables } from './tables.ts'

/**
 * Removes what is unreadable from a session, marks the number of events, and sums up the rest. During it packs may
 * only be added.
 */
export async function takeOutDamaged(tables: Tables, id: string): Promise<void> {
  const { sessions, packs, marks, answers, frames, damaged } = tables
  const stored = await sessions.get(id)
  if (!stored) return
  const kept: PackRecord[] = []
  const broken: { key: number; mark: MarkRecord }[] = []
  const all = packs.where('[session+last]').between([id, Dexie.minKey], [id, Dexie.maxKey])
  for (const key of await all.primaryKeys()) {
    const damage = new Damage()
    const pack = await packs.get(key).catch(() => undefined)
    if (!pack) damage.lose({})
    else if (damage.packs([pack]).length > 0) await damage.entries(pack)
    if (pack && !damage.any) kept.push(pack)
    else broken.push({ key, mark: markOf(id, pack, damage.events) })
  }
  const wrongMarks = await keysOf(marks.where('session').equals(id).primaryKeys(), async key =>
    isSound('mark', await marks.get(key)),
  )
  const wrongAnswers = await keysOf(answers.where('session').equals(id).primaryKeys(), async key =>
    isSound('answer', await answers.get(key)),
  )
  const wrongFrames = await keysOf(frames.where('session').equals(id).primaryKeys(), async key =>
    isWhole(await frames.get(key)),
  )
  await tables.transaction('rw', [sessions, packs, marks, answers, frames, damaged], async () => {
    await packs.bulkDelete(broken.map(({ key }) => key))
    await marks.bulkDelete(wrongMarks)
    await answers.bulkDelete(wrongAnswers)
    await frames.bulkDelete(wrongFrames)
    await damaged.where('session').equals(id).delete()
    await marks.bulkAdd(broken.map(({ mark }) => mark))
    const now = await sessions.get(id)
    if (now) await sessions.put(whole(now, kept))
  })
  await refold(tables, id, async () => {})
}

/** Valid fields, the rest from readable packs. */
function whole(stored: SessionRecord, packs: readonly PackRecord[]): SessionRecord {
  const { damaged: _, ...session } = mended('session', stored, {
    ...newSession(freshState(stored.id, Math.min(...packs.map(({ from }) => from), Date.now()))),
    lastAt: Math.max(0, ...packs.map(({ to }) => to)),
  })
  return { ...session, n: Math.max(session.n, ...packs.map(({ last }) => last)) }
}

/** Where the removed events were, if known. */
function markOf(session: string, pack: Partial<PackRecord> | undefined, count: number): MarkRecord {
  const { from, to, first } = pack ?? {}
  const at = Number.isFinite(to) ? Number(to) : Date.now()
  const began = Number.isFinite(from) ? { from: Number(from) } : {}
  const n = Number.isSafeInteger(first) ? Math.max(0, Number(first) - 1) : 0
  return { session, kind: 'damaged', at, ...began, n, count }
}

/** Keys of invalid or unreadable records. */
async function keysOf<K>(keys: PromiseLike<K[]>, isRight: (key: K) => Promise<boolean>): Promise<K[]> {
  const wrong: K[] = []
  for (const key of await keys) if (!(await isRight(key).catch(() => false))) wrong.push(key)
  return wrong
}

async function isWhole(piece: FramesRecord | undefined): Promise<boolean> {
  if (!isSound('frames', piece)) return false
  if (!piece.plain) await new Response(gunzipped(piece.bytes)).arrayBuffer()
  return true
}
