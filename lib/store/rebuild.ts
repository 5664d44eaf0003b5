import Dexie from 'dexie'
import type { Entry } from '../room/entry.ts'
import { Digest, mergedPerson, mergedTotals } from './digest.ts'
import { entriesOf, gzippedBytes, textOf, unpack } from './pack.ts'
import { packOf } from './packs.ts'
import type { PackRecord, PersonRecord, SummaryRecord } from './records.ts'
import { emptyTotals } from './sessions.ts'
import type { Tables } from './tables.ts'

/**
 * Writes a session's packs anew with its entries changed, and all that is folded of them; nothing is touched where no
 * entry changes. Nothing else may change the session's packs meanwhile but writes behind its tail.
 * @param hint only packs with this text in them are looked into
 * @param change gives the entries that remain; the same objects where they stay as they are
 * @returns whether any entry changed
 */
export async function reseal(
  tables: Tables,
  id: string,
  hint: string,
  change: (entries: Entry[]) => Entry[],
): Promise<boolean> {
  const keys = await tables.packs
    .where('[session+last]')
    .between([id, Dexie.minKey], [id, Dexie.maxKey])
    .primaryKeys()
  const changed: { key: number; pack: PackRecord | undefined }[] = []
  for (const key of keys) {
    const pack = await tables.packs.get(key)
    if (!pack) continue
    const text = await textOf(pack.bytes)
    if (!text.includes(hint)) continue
    const before = entriesOf(text)
    const after = change(before)
    if (after.length === before.length && after.every((entry, at) => entry === before[at])) continue
    const made = packOf(id, after, await gzippedBytes(after))
    changed.push({ key, pack: made && { ...made, id: key } })
  }
  if (changed.length === 0) return false
  await tables.transaction('rw', tables.packs, async () => {
    for (const { key, pack } of changed) {
      if (pack) await tables.packs.put(pack)
      else await tables.packs.delete(key)
    }
  })
  await refold(tables, id)
  return true
}

/** Folds all sealed packs of a session again. */
async function refold(tables: Tables, id: string): Promise<void> {
  const session = await tables.sessions.get(id)
  if (!session) return
  let totals = emptyTotals()
  let summary: SummaryRecord | undefined
  let bytes = 0
  const people = new Map<string, PersonRecord>()
  const gifts = new Digest(id).gifts
  const packs = tables.packs.where('[session+last]').between([id, Dexie.minKey], [id, Dexie.maxKey])
  for (const key of await packs.primaryKeys()) {
    const pack = await tables.packs.get(key)
    if (!pack) continue
    bytes += pack.bytes.length
    if (pack.last > session.sealed) continue
    const entries = await unpack(pack.bytes)
    const digest = new Digest(
      id,
      entries.flatMap(({ into }) => (into === undefined ? [] : (gifts.get(into) ?? []))),
    )
    for (const entry of entries) digest.add(entry)
    for (const gift of digest.gifts.values()) gifts.set(gift.n, gift)
    for (const person of digest.people.values()) {
      people.set(person.person, mergedPerson(people.get(person.person), person))
    }
    totals = mergedTotals(totals, digest.totals)
    summary = digest.summary(summary)
  }
  await tables.transaction(
    'rw',
    [tables.sessions, tables.people, tables.gifts, tables.summaries],
    async () => {
      await tables.people.where('[session+person]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
      await tables.gifts.where('[session+n]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
      await tables.people.bulkPut([...people.values()])
      await tables.gifts.bulkPut([...gifts.values()])
      await tables.summaries.put(summary ?? { session: id, minutes: [], kinds: [] })
      await tables.sessions.update(id, { totals: { ...totals, people: people.size }, bytes })
    },
  )
}
