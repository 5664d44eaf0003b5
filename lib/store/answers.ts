import type { Answer } from '../room/answers.ts'
import { type Damage, readable } from './damage.ts'
import type { Tables } from './tables.ts'

/** @param damage counts what is unreadable */
export async function answersOf(tables: Tables, session: string, damage: Damage): Promise<Answer[]> {
  const { answers } = tables
  const stored = await readable(
    answers,
    () => answers.where('session').equals(session),
    () => damage.records++,
  )
  return damage.all('answer', stored).map(({ session: _, ...answer }) => answer)
}
