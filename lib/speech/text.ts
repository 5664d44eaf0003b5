import type { LiveEvent } from '../protocol/events.ts'
import { DEFAULTS } from '../settings/schema.ts'
import { createWords } from './words.ts'

const words = createWords(DEFAULTS.speech, {})

/**
 * What is said of an event, by the settings that hold before the user has changed any.
 * @param count for gifts, how many
 */
export function spokenText(event: LiveEvent, count: number): string {
  return words.event(event, { count, names: true })
}
