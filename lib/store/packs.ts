import type { Entry } from '../model/entry.ts'
import { momentOf } from '../model/moment.ts'
import { typesOf } from './digest.ts'
import { idsOf, plainBytes } from './pack.ts'
import type { PackRecord } from './records.ts'

/**
 * A pack after entries were changed or taken out. It keeps its place and all its ids: a page that reconnects is sent
 * messages again, and those must not come back.
 */
export function packWith(
  pack: PackRecord,
  entries: readonly Entry[],
  bytes: Uint8Array<ArrayBuffer>,
): PackRecord {
  return { ...pack, count: entries.length, types: typesOf(entries), bytes }
}

/** The record of entries that are written together; undefined where there are none. */
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
