import type { Asks } from '../messages.ts'
import { scan } from '../scan.ts'
import type { Work } from '../work.ts'
import type { Ranking } from './ranking.ts'
import { RANKINGS } from './table.ts'

const SHOWN = 100
/** Least time between two partial results, because sorting is expensive. */
const TELL_MS = 400

/** Counts for a board in the selection. */
export async function rank(
  { ranking, ...selection }: Asks['rank']['give'],
  { tables, part, signal }: Work<Asks['rank']['part']>,
): Promise<Asks['rank']['result']> {
  const counted: Ranking = RANKINGS[ranking].make()
  let toldAt = performance.now()
  for await (const { session, entries, done, all } of scan(tables, selection, signal)) {
    for (const { event } of entries) counted.add(event, session.anchor)
    const now = performance.now()
    if (now - toldAt < TELL_MS) continue
    toldAt = now
    part({ ranked: counted.most(SHOWN), done, all })
  }
  return { ranked: counted.most(SHOWN) }
}
