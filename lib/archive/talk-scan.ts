import type { Asks } from './messages.ts'
import { scan } from './scan.ts'
import { Talk } from './talk.ts'
import type { Work } from './work.ts'

const SHOWN = 100
/** Least time between two partial results, because sorting is expensive. */
const TELL_MS = 400

/** Words and questions of the selection. */
export async function talk(
  selection: Asks['talk']['give'],
  { tables, part, signal }: Work<Asks['talk']['part']>,
): Promise<Asks['talk']['result']> {
  const talked = new Talk()
  let toldAt = performance.now()
  for await (const { session, entries, done, all } of scan(tables, selection, signal)) {
    for (const { event } of entries) talked.add(event, session.anchor)
    const now = performance.now()
    if (now - toldAt < TELL_MS) continue
    toldAt = now
    part({ ...talked.most(SHOWN), done, all })
  }
  return talked.most(SHOWN)
}
