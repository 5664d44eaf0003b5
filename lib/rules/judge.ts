import type { Settings } from '../settings/schema.ts'
import { compileRules, hiddenPeople, type Judge } from './compile.ts'
import { localReader } from './local-reader.ts'

/** What the user has laid down about messages, as one function. */
export function judgeOf({ rules, people }: Pick<Settings, 'rules' | 'people'>): Judge {
  return compileRules(rules, hiddenPeople(people), localReader(people))
}
