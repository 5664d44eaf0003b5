import type { EventType } from '../model/events.ts'
import type { SpeechRow } from '../settings/speech.ts'

export type Least = keyof SpeechRow['least']

/** Types that come from a person, whose levels and club can be asked for. */
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

/** The least values that mean something for an event type, in the order in which they are shown. */
export function leastOf(type: EventType): Least[] {
  return [
    ...(IN_DIAMONDS.has(type) ? (['diamonds'] as const) : []),
    ...(type === 'like' ? (['likes'] as const) : []),
    ...(OF_PEOPLE.has(type) ? (['level', 'fansLevel'] as const) : []),
  ]
}

/** Whether it can be asked from whom an event of this type is. */
export function isOfPeople(type: EventType): boolean {
  return OF_PEOPLE.has(type)
}
