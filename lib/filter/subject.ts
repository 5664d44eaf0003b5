import { phrase } from '../i18n/phrases.ts'
import type { LiveEvent, Segment } from '../model/events.ts'
import type { Single } from '../model/people.ts'
import { isTalk } from '../model/talk.ts'
import { foldCase } from './fold-case.ts'

/** What a filter looks at: an event and what the room made of it. An entry is one, a row of the feed too. */
export interface Subject {
  readonly event: LiveEvent
  readonly history?: boolean | undefined
  readonly recalled?: boolean
  /** How many of a gift its combo has come to; what the event says where this is missing or 0. */
  readonly count?: number
  /** What its combo is worth in diamonds; count times price where this is missing: the price may have come later. */
  readonly diamonds?: number
  /**
   * Folded texts, kept for the next filter. Only on what is looked at again and again and is neither stored nor sent.
   */
  folded?: Folded | undefined
}

/** An event's texts in the form in which they are compared. */
export interface Folded {
  name: string
  text: string
  /** What else plain words find: the gift, whom it went to, the method of what is unknown. */
  other: string
}

/** Whose name something is. */
export type Somebody = Single

/** More of a text is not looked at: a row shows less. */
const LOOKED_AT = 2_000

/** The folded texts of a subject that has a place to keep them; each is made once. */
export function foldedOf(subject: Subject): Folded {
  if (subject.folded) return subject.folded
  const { event } = subject
  const folded = { name: nameOf(event), text: foldHead(textOf(event)), other: otherOf(event) }
  if ('folded' in subject) subject.folded = folded
  return folded
}

/** The sender's name, folded; empty where there is none. */
export function nameOf(event: LiveEvent): string {
  return event.user ? foldHead(event.user.nickname) : ''
}

/**
 * What an event says in words: as sent, or where the event is data, as it is shown, in whichever language that may be.
 * Empty where it says nothing.
 */
export function textOf(event: LiveEvent): string {
  if (isTalk(event)) return event.text
  const chinese = phrase(event, 'zh')
  const english = phrase(event, 'en')
  return chinese === english ? chinese : `${chinese}\n${english}`
}

/** Folds as much of a text as is looked at. */
export function foldHead(text: string): string {
  return foldCase(text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text)
}

/** Whom a gift is for, where it is told. */
export function receiverOf(event: LiveEvent): { id: string; nickname: string } | undefined {
  return event.type === 'gift' ? event.toUser : undefined
}

/** The pieces of a text with emoji and mentions told apart; none where the event has no such. */
export function segmentsOf(event: LiveEvent): readonly Segment[] {
  return 'segments' in event ? event.segments : []
}

/** What it is worth in all, in diamonds; undefined where it is worth nothing that is told. */
export function diamondsOf({ event, count, diamonds }: Subject): number | undefined {
  if (event.type === 'gift') return diamonds ?? (count || event.count) * event.gift.diamonds
  return event.type === 'lottery' ? event.diamonds : undefined
}

function otherOf(event: LiveEvent): string {
  switch (event.type) {
    case 'gift':
      return foldHead(`${event.gift.name}\n${receiverOf(event)?.nickname ?? ''}`)
    case 'product':
      return foldHead(event.products.map(({ title }) => title ?? '').join('\n'))
    case 'lottery':
      return foldHead(event.prize ?? '')
    case 'unknown':
      return foldHead(`${event.method}\n${event.reason}`)
    case 'system':
      return foldHead(event.method)
    case 'chat':
    case 'superchat':
    case 'emoji':
    case 'like':
    case 'enter':
    case 'follow':
    case 'share':
    case 'fansclub':
    case 'audience':
    case 'rank':
    case 'battle':
    case 'notice':
    case 'control':
      return ''
  }
}
