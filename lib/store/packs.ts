import type { Entry } from '../model/entry.ts'
import { momentOf } from '../model/moment.ts'
import { typesOf } from './digest.ts'
import { idsOf, plainBytes } from './pack.ts'
import type { PackRecord } from './records.ts'

/**
 * With changed or removed entries. Keeps place and all ids: a reconnecting page gets old messages again, which must
 * not return.
 */
export function packWith(
  pack: PackRecord,
  entries: readonly Entry[],
  bytes: Uint8Array<ArrayBuffer>,
): PackRecord {
  return { ...pack, count: entries.length, types: typesOf(entries), bytes }
}

/** Of entries written together; undefined: none. */
export function packOf(
  session: string,
  entries: readonly Entry[],
  bytes: Uint8Array<ArrayBuffer> = plainBytes(entries),
): PackRecord | undefined {
  const first = entries[0]
  const last = entries.at(-1)
  if (!first || !last) return undefined
  let from = Infinity
  let to = -Infinity
  for (const { event } of entries) {
    const moment = momentOf(event)
    from = Math.min(from, moment)
    to = Math.max(to, moment)
  }
  return {
    session,
    first: first.n,
    last: last.n,
    count: entries.length,
    from,
    to,
    types: typesOf(entries),
    bytes,
    ids: idsOf(entries),
  }
}
