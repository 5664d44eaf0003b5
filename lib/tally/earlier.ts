import { Damage } from '../store/damage.ts'
import { streamPacks } from '../store/read.ts'
import type { Tables } from '../store/tables.ts'
import type { Tally } from './tally.ts'

/** Ms. */
const CHARTED_MS = 30 * 60_000

/**
 * Adds stored entries from before the tally: all gifts, and the charts' half hour. Yields between packs and skips the
 * unreadable, which the worker reports.
 * @param now ms since 1970
 */
export async function addEarlier(tally: Tally, tables: Tables, session: string, now: number): Promise<void> {
  const damage = new Damage()
  const packs = streamPacks(tables, session, damage, {
    last: tally.first - 1,
    wants: ({ types, to }) => (types.gift ?? 0) > 0 || to > now - CHARTED_MS,
  })
  for await (const pack of packs) tally.addEarlier(await damage.entries(pack))
}
