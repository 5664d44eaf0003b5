import { phrase } from '../i18n/phrases.ts'
import type { LiveEvent, Segment } from '../model/events.ts'
import type { Single } from '../model/people.ts'
import { isTalk } from '../model/talk.ts'
import { foldCase } from './fold-case.ts'

/** An event, and what the room made of it: an entry or a row. */
export interface Subject {
  readonly event: LiveEvent
  readonly history?: boolean | undefined
  readonly recalled?: boolean
  /** Of the combo so far; the event's own if missing or 0. */
  readonly count?: number
  /** Of the combo; count times price if missing. The price may come later. */
  readonly diamonds?: number
  /** Cached texts. Only on subjects tested often and neither stored nor sent. */
  folded?: Folded | undefined
}

/** Texts as they are compared, each folded when first read: most filters need one. */
export class Folded {
  readonly #event: LiveEvent
  #name: string | undefined
  #text: string | undefined
  #other: string | undefined

  constructor(event: LiveEvent) {
    this.#event = event
  }

  get name(): string {
    this.#name ??= nameOf(this.#event)
    return this.#name
  }

  get text(): string {
    this.#text ??= foldHead(textOf(this.#event))
    return this.#text
  }

  /** What plain words find too: gift, receiver, an unknown method. */
  get other(): string {
    this.#other ??= otherOf(this.#event)
    return this.#other
  }
}

export type Somebody = Single

/** Longest text tested; a row shows less. */
const LOOKED_AT = 2_000

/** Cached if the subject has a place for it. */
export function foldedOf(subject: Subject): Folded {
  if (subject.folded) return subject.folded
  const folded = new Folded(subject.event)
  if ('folded' in subject) subject.folded = folded
  return folded
}

/** Case-folded; may be empty. */
export function nameOf(event: LiveEvent): string {
  return event.user ? foldHead(event.user.nickname) : ''
}

/** As sent or in both languages; may be empty. */
export function textOf(event: LiveEvent): string {
  if (isTalk(event)) return event.text
  const chinese = phrase(event, 'zh')
  const english = phrase(event, 'en')
  return chinese === english ? chinese : `${chinese}\n${english}`
}

/** Folds the tested part of a text. */
export function foldHead(text: string): string {
  return foldCase(text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text)
}

/** The receiver of a gift, if named. */
export function receiverOf(event: LiveEvent): { id: string; nickname: string } | undefined {
  return event.type === 'gift' ? event.toUser : undefined
}

/** Empty for events without text. */
export function segmentsOf(event: LiveEvent): readonly Segment[] {
  return 'segments' in event ? event.segments : []
}

/** In diamonds, if known. */
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
