import { unpack } from '../store/pack.ts'
import { streamPacks } from '../store/read.ts'
import type { Tables } from '../store/tables.ts'
import type { Tally } from './tally.ts'

/** How far back the charts go, in ms. */
const CHARTED_MS = 30 * 60_000

/**
 * Adds to a tally what the history holds of a session from before the tally began: all gifts, and the last half hour for
 * the charts. Pack by pack, so that the page breathes in between.
 * @param now ms since 1970
 */
export async function addEarlier(tally: Tally, tables: Tables, session: string, now: number): Promise<void> {
  const packs = streamPacks(tables, session, {
    last: tally.first - 1,
    wants: ({ types, to }) => (types.gift ?? 0) > 0 || to > now - CHARTED_MS,
  })
  for await (const { bytes } of packs) tally.addEarlier(await unpack(bytes))
}
