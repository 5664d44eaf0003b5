import Dexie from 'dexie'
import { Digest, mergedPerson, mergedTotals } from './digest.ts'
import { unpack } from './pack.ts'
import type { PersonRecord, SummaryRecord } from './records.ts'
import { emptyTotals } from './sessions.ts'
import type { Tables } from './tables.ts'

/**
 * Sums up all sealed packs again, after removals. Unreadable ones count as empty.
 * @param done within the writing transaction
 */
export async function refold(tables: Tables, id: string, done: () => Promise<void>): Promise<void> {
  const session = await tables.sessions.get(id)
  let totals = emptyTotals()
  let summary: SummaryRecord | undefined
  const people = new Map<string, PersonRecord>()
  const gifts = new Digest(id).gifts
  const packs = tables.packs.where('[session+last]').between([id, Dexie.minKey], [id, Dexie.maxKey])
  for (const key of session ? await packs.primaryKeys() : []) {
    const pack = await tables.packs.get(key)
    if (!pack || !session || pack.last > session.sealed) continue
    const entries = await unpack(pack.bytes).catch(() => [])
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
  const isWritten = await tables.transaction(
    'rw',
    [tables.sessions, tables.people, tables.gifts, tables.summaries, tables.erasing],
    async () => {
      const now = await tables.sessions.get(id)
      if (now && now.sealed !== session?.sealed) return false
      await tables.people.where('[session+person]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
      await tables.gifts.where('[session+n]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
      if (now) {
        await tables.people.bulkPut([...people.values()])
        await tables.gifts.bulkPut([...gifts.values()])
        await tables.summaries.put(summary ?? { session: id, minutes: [], kinds: [] })
        await tables.sessions.update(id, { totals: { ...totals, people: people.size } })
      }
      await done()
      return true
    },
  )
  if (!isWritten) await refold(tables, id, done)
}
