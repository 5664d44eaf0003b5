import type { Settings } from '../settings/schema/schema.ts'
import { compileRules, hiddenPeople, type Judge } from './compile.ts'
import { readerOf } from './reader.ts'

/** @param offset of the user's clock, in minutes east of UTC */
export function judgeOf({ rules, people }: Pick<Settings, 'rules' | 'people'>, offset: number): Judge {
  return compileRules(rules, hiddenPeople(people), readerOf({ people, rules }, offset))
}
