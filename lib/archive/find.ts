import { Damage } from '../store/damage.ts'
import type { Asks, Hit } from './messages.ts'
import { scan } from './scan.ts'
import type { Work } from './work.ts'

/** Time between two progress reports, in ms. */
const TELL_MS = 80

/** Searches events, and reports them as they are found. */
export async function find(
  { after, limit, counting, steps = false, ...selection }: Asks['find']['give'],
  { tables, part, signal, pool }: Work<Asks['find']['part']>,
): Promise<Asks['find']['result']> {
  const damage = new Damage()
  let count = 0
  let given = 0
  let toldAt = 0
  let pending: Hit[] = []
  const found = scan(tables, selection, signal, {
    after,
    most: limit,
    steps,
    // A session's first rows are in its first pack.
    pool: counting || selection.query !== '' ? pool : undefined,
    damage,
  })
  for await (const { session, entries, count: more, done, all } of found) {
    count += more
    const hits = entries.slice(0, limit - given).map(entry => ({ session: session.id, entry }))
    given += hits.length
    pending.push(...hits)
    const now = performance.now()
    if (now - toldAt > TELL_MS || (given === limit && pending.length > 0)) {
      part({ hits: pending, count, done, all })
      pending = []
      toldAt = now
    }
    if (given === limit && !counting) return { count, isWhole: false, unread: damage.events }
  }
  if (pending.length > 0) part({ hits: pending, count, done: 1, all: 1 })
  return { count, isWhole: true, unread: damage.events }
}
