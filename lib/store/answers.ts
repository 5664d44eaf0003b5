import type { Answer } from '../room/answers.ts'
import { type Damage, readable } from './damage.ts'
import type { Tables } from './tables.ts'

/**
 * The answers of a session.
 * @param damage counts what cannot be read
 */
export async function answersOf(tables: Tables, session: string, damage: Damage): Promise<Answer[]> {
  const { answers } = tables
  const stored = await readable(
    answers,
    () => answers.where('session').equals(session),
    () => damage.records++,
  )
  return damage.all('answer', stored).map(({ session: _, ...answer }) => answer)
}
