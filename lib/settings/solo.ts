import type { EventType } from '../model/events.ts'

/** What can be read alone with one click: filters of `speech.solo`. */
export const GIFTS_AND_QUESTIONS = 'type:gift or is:question'
export const ONLY_ASKS = 'is:ask'

/** The filter of one type alone. */
export function soloOf(type: EventType): string {
  return `type:${type}`
}
