import type { Collection, Table } from 'dexie'
import type { Entry } from '../model/entry.ts'
import { unpack } from './pack.ts'
import type { PackRecord } from './records.ts'
import { isSound, type Kind } from './sound.ts'

/** How much of a session cannot be read: events, and records made of them. */
export interface Damaged {
  events: number
  records: number
}

/**
 * Reads what can be read and counts what cannot, so that one damaged record hides nothing else. Whoever reads the
 * store shows the counts to the user.
 */
export class Damage implements Damaged {
  events = 0
  records = 0

  get any(): boolean {
    return this.events + this.records > 0
  }

  /** The counts; undefined where everything could be read. */
  told(): Damaged | undefined {
    return this.any ? { events: this.events, records: this.records } : undefined
  }

  /** The record itself where it is sound; else undefined, and it is counted. */
  one<T>(kind: Kind, record: T | undefined): T | undefined {
    if (record === undefined || isSound(kind, record)) return record
    this.records++
    return undefined
  }

  /** The sound records. */
  all<T>(kind: Kind, records: readonly (T | undefined)[]): T[] {
    return records.flatMap(record => this.one(kind, record) ?? [])
  }

  /** The sound packs; the events of the others are counted. */
  packs(packs: readonly PackRecord[]): PackRecord[] {
    return packs.filter(pack => {
      const sound = isSound('pack', pack)
      if (!sound) this.lose(pack)
      return sound
    })
  }

  /** The entries of a pack; none where its bytes cannot be read. */
  async entries(pack: PackRecord): Promise<Entry[]> {
    try {
      return await unpack(pack.bytes)
    } catch {
      this.lose(pack)
      return []
    }
  }

  /** Counts the events of an unreadable pack. */
  lose(pack: Partial<PackRecord>): void {
    this.events += eventsOf(pack)
  }
}

/** The number of events in a pack as it states it; 1 where its numbers make no sense. */
export function eventsOf({ count, first, last }: Partial<PackRecord>): number {
  if (Number.isSafeInteger(count)) return Math.max(1, count ?? 0)
  const span = Number(last) - Number(first) + 1
  return span > 0 ? span : 1
}

/**
 * The records of a collection. One that the browser cannot read makes the whole read fail: then they are read one by
 * one, and `lost` is called for each that fails.
 * @throws where not even their keys can be read
 */
export async function readable<T, K>(
  table: Table<T, K>,
  collection: () => Collection<T, K>,
  lost: (key: K) => void,
): Promise<T[]> {
  try {
    return await collection().toArray()
  } catch {
    const found: T[] = []
    for (const key of await collection().primaryKeys()) {
      const record = await table.get(key).catch(() => undefined)
      if (record === undefined) lost(key)
      else found.push(record)
    }
    return found
  }
}
