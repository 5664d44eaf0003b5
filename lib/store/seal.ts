import Dexie from 'dexie'
import type { Entry } from '../model/entry.ts'
import { Damage, eventsOf } from './damage.ts'
import { Digest, mergedPerson, mergedTotals } from './digest.ts'
import { leading } from './leading.ts'
import { gzippedBytes } from './pack.ts'
import { packOf } from './packs.ts'
import type { GiftRecord, PackRecord, SessionRecord } from './records.ts'
import { refold } from './refold.ts'
import { isSound } from './sound.ts'
import type { Tables } from './tables.ts'

/** Compresses well, yet one pack for a screen reads fast. */
export const SEALED_ENTRIES = 2048
/** Rough sizes on disk with indexes. */
const PERSON_BYTES = 320
const GIFT_BYTES = 180

/**
 * Merges a tail's small packs into a gzip'd one and sums them up, in one transaction. One call at a time; others may
 * only add packs. An unreadable pack stays; those around it are sealed.
 * @param least entries, else does nothing
 * @returns whether it merged
 */
export async function sealTail(tables: Tables, id: string, least = SEALED_ENTRIES): Promise<boolean> {
  const session = await tables.sessions.get(id)
  // Unsound: how far it is sealed is unknown.
  if (session && !isSound('session', session)) return false
  const tail = session ? await tailPacks(tables, session) : []
  const packs: PackRecord[] = []
  const entries: Entry[] = []
  let broken: PackRecord | undefined
  for (const pack of tail) {
    const damage = new Damage()
    const read = damage.packs([pack]).length > 0 ? await damage.entries(pack) : []
    if (damage.any) {
      broken = pack
      break
    }
    packs.push(pack)
    entries.push(...read)
  }
  if (broken && entries.length === 0) return skipPack(tables, id, broken)
  if (!session || entries.length === 0 || (entries.length < least && !broken)) return false
  const sealed = packOf(id, entries, await gzippedBytes(entries))
  if (sealed) await addSealed(tables, id, { ...sealed, ...placeOf(packs, sealed) }, entries, packs)
  return true
}

/** From before entries were removed. */
function placeOf(
  packs: readonly PackRecord[],
  sealed: PackRecord,
): Pick<PackRecord, 'first' | 'last' | 'ids'> {
  return {
    first: packs[0]?.first ?? sealed.first,
    last: packs.at(-1)?.last ?? sealed.last,
    ids: BigUint64Array.from(packs.flatMap(({ ids }) => [...ids])),
  }
}

async function skipPack({ sessions }: Tables, id: string, broken: PackRecord): Promise<boolean> {
  const changed = await sessions
    .where('id')
    .equals(id)
    .modify(session => {
      session.sealed = Math.max(session.sealed, Number(broken.last) || session.n)
      session.damaged = (session.damaged ?? 0) + eventsOf(broken)
    })
  return changed > 0
}

class Unsound extends Error {}

/**
 * Appends a sealed pack and sums it up, unless the session is gone or sealed further. Recomputes unreadable sums
 * first.
 * @param instead tail packs it replaces
 */
export async function addSealed(
  tables: Tables,
  id: string,
  sealed: PackRecord,
  entries: readonly Entry[],
  instead: readonly PackRecord[] = [],
): Promise<void> {
  try {
    await fold(tables, id, sealed, entries, instead)
  } catch (error) {
    if (!(error instanceof Unsound)) throw error
    await refold(tables, id, async () => {})
    await fold(tables, id, sealed, entries, instead)
  }
}

async function fold(
  tables: Tables,
  id: string,
  sealed: PackRecord,
  entries: readonly Entry[],
  instead: readonly PackRecord[],
): Promise<void> {
  const damage = new Damage()
  const digest = digestOf(id, entries, await earlierGifts(tables, id, entries, damage))
  const plain = instead.reduce((sum, { bytes }) => sum + bytes.length, 0)
  await tables.transaction(
    'rw',
    [tables.sessions, tables.packs, tables.people, tables.gifts, tables.summaries],
    async () => {
      const now = await tables.sessions.get(id)
      if (!now || now.sealed >= sealed.first) return
      await tables.packs.bulkDelete(instead.flatMap(pack => pack.id ?? []))
      await tables.packs.add(sealed)
      const { newPeople, newGifts } = await saveDigest(tables, id, digest, damage)
      if (damage.any) throw new Unsound()
      const totals = mergedTotals(now.totals, digest.totals)
      totals.people += newPeople
      const bytes = now.bytes + sealed.bytes.length - plain + newPeople * PERSON_BYTES + newGifts * GIFT_BYTES
      await tables.sessions.put({
        ...now,
        n: Math.max(now.n, sealed.last),
        sealed: sealed.last,
        totals,
        bytes,
      })
    },
  )
}

/** Oldest first, for one sealed pack. */
async function tailPacks(tables: Tables, { id, sealed }: SessionRecord): Promise<PackRecord[]> {
  const packs = await tables.packs
    .where('[session+last]')
    .between([id, sealed], [id, Dexie.maxKey], false)
    .toArray()
  return leading(packs, SEALED_ENTRIES, eventsOf)
}

/** Combos from before these entries that continue in them. */
export async function earlierGifts(
  tables: Tables,
  session: string,
  entries: readonly Entry[],
  damage: Damage,
): Promise<GiftRecord[]> {
  const first = entries[0]?.n ?? 0
  const begun = new Set(entries.flatMap(({ into }) => (into !== undefined && into < first ? into : [])))
  const found = await tables.gifts.bulkGet([...begun].map((n): [string, number] => [session, n]))
  return damage.all('gift', found)
}

export function digestOf(session: string, entries: readonly Entry[], gifts: readonly GiftRecord[]): Digest {
  const digest = new Digest(session, gifts)
  for (const entry of entries) digest.add(entry)
  return digest
}

/** In the caller's transaction. */
async function saveDigest(
  tables: Tables,
  session: string,
  digest: Digest,
  damage: Damage,
): Promise<{ newPeople: number; newGifts: number }> {
  const people = [...digest.people.values()]
  const known = await tables.people.bulkGet(people.map(({ person }): [string, string] => [session, person]))
  damage.all('person', known)
  await tables.people.bulkPut(people.map((person, at) => mergedPerson(known[at], person)))
  const gifts = [...digest.gifts.values()]
  await tables.gifts.bulkPut(gifts)
  await tables.summaries.put(digest.summary(damage.one('summary', await tables.summaries.get(session))))
  return { newPeople: known.filter(person => !person).length, newGifts: gifts.length }
}
