import type { Reader } from '../filter/reader.ts'
import { matcherOf } from '../rules/compile.ts'
import { judgeOf } from '../rules/judge.ts'
import { readerOf } from '../rules/reader.ts'
import type { Settings } from '../settings/schema/schema.ts'
import type { Policy } from './queue/admission.ts'
import { createWords } from './words.ts'

/**
 * What the queue takes and how it says it, by the settings.
 * @param offset of the user's clock, in minutes east of UTC
 */
export function policyOf({ speech, people, rules }: Settings, offset: number): Policy {
  const judge = judgeOf({ rules, people }, offset)
  const solo = soloTest(speech.solo, readerOf({ rules, people }, offset))
  return {
    speech,
    people,
    words: createWords(speech, people),
    ruled: (event, count) => judge({ event, ...(count !== undefined && { count }) }).speak,
    solo,
  }
}

/** An invalid or empty filter leaves all to the switches. */
function soloTest(filter: string, reader: Reader): Policy['solo'] {
  const matches = filter.trim() === '' ? undefined : matcherOf(filter, reader)
  return matches && ((event, count) => matches({ event, ...(count !== undefined && { count }) }))
}
