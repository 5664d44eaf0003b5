import type { Collection, Table } from 'dexie'
import type { Entry } from '../model/entry.ts'
import { unpack } from './pack.ts'
import type { PackRecord } from './records.ts'
import { isSound, type Kind } from './sound.ts'

/** Unreadable events, and records made of them. */
export interface Damaged {
  events: number
  records: number
}

/** Reads what is readable and counts the rest, for readers to show: a damaged record hides nothing else. */
export class Damage implements Damaged {
  events = 0
  records = 0

  get any(): boolean {
    return this.events + this.records > 0
  }

  /** Undefined: none. */
  told(): Damaged | undefined {
    return this.any ? { events: this.events, records: this.records } : undefined
  }

  /** The record if sound; otherwise counts it. */
  one<T>(kind: Kind, record: T | undefined): T | undefined {
    if (record === undefined || isSound(kind, record)) return record
    this.records++
    return undefined
  }

  /** The sound records; counts the others. */
  all<T>(kind: Kind, records: readonly (T | undefined)[]): T[] {
    return records.flatMap(record => this.one(kind, record) ?? [])
  }

  /** The sound packs; counts the events of others. */
  packs(packs: readonly PackRecord[]): PackRecord[] {
    return packs.filter(pack => {
      const sound = isSound('pack', pack)
      if (!sound) this.lose(pack)
      return sound
    })
  }

  /** A pack's entries; none if unreadable. */
  async entries(pack: PackRecord): Promise<Entry[]> {
    try {
      return await unpack(pack.bytes)
    } catch {
      this.lose(pack)
      return []
    }
  }

  lose(pack: Partial<PackRecord>): void {
    this.events += eventsOf(pack)
  }
}

/** As stated; 1 if the numbers make no sense. */
export function eventsOf({ count, first, last }: Partial<PackRecord>): number {
  if (Number.isSafeInteger(count)) return Math.max(1, count ?? 0)
  const span = Number(last) - Number(first) + 1
  return span > 0 ? span : 1
}

/**
 * One unreadable record fails the browser's whole read: then reads singly and calls `lost` for failures.
 * @throws if even their keys are unreadable
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
