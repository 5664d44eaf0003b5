import { localReader } from '../filter/reader.ts'
import { compileRules, hiddenPeople, type Judge } from '../filter/rules.ts'
import type { Settings } from './schema.ts'

/** What the user has laid down about messages, as one function. */
export function judgeOf({ rules, people }: Pick<Settings, 'rules' | 'people'>): Judge {
  return compileRules(rules, hiddenPeople(people), localReader(people))
}
