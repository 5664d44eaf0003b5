import type { EventType } from '../../model/events.ts'

/** Filters of `speech.solo` for one click. */
export const GIFTS_AND_QUESTIONS = 'type:gift or is:question'
export const ONLY_ASKS = 'is:ask'

export function soloOf(type: EventType): string {
  return `type:${type}`
}
