import type { EventType } from '../model/events.ts'
import type { SpeechRow } from '../settings/schema/speech.ts'

export type Least = keyof SpeechRow['least']

/** Events of a person, which may require level and club. */
const OF_PEOPLE: ReadonlySet<EventType> = new Set([
  'chat',
  'superchat',
  'emoji',
  'gift',
  'like',
  'enter',
  'follow',
  'share',
  'fansclub',
])
const IN_DIAMONDS: ReadonlySet<EventType> = new Set(['gift', 'lottery'])

/** Thresholds of an event type, in display order. */
export function leastOf(type: EventType): Least[] {
  return [
    ...(IN_DIAMONDS.has(type) ? (['diamonds'] as const) : []),
    ...(type === 'like' ? (['likes'] as const) : []),
    ...(OF_PEOPLE.has(type) ? (['level', 'fansLevel'] as const) : []),
  ]
}

/** Whether events of this type can be limited to certain people. */
export function isOfPeople(type: EventType): boolean {
  return OF_PEOPLE.has(type)
}
