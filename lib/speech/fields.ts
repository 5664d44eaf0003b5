import { phrase, shareTarget } from '../i18n/phrases.ts'
import type { EventType, LiveEvent } from '../model/events.ts'
import {
  aboutUser,
  chatText,
  list,
  number,
  roleOf,
  type Say,
  scores,
  sides,
  winner,
  yuan,
} from './field-values.ts'

type Of<T extends EventType> = Extract<LiveEvent, { type: T }>
type Reader<T extends EventType> = (event: Of<T>, say: Say) => string

const PERSON = {
  user: ({ user }: LiveEvent, say: Say) => (say.names ? say.name(user) : ''),
  level: ({ user }: LiveEvent, say: Say) => (say.names ? number(user?.level, say) : ''),
  fansClub: ({ user }: LiveEvent, say: Say) => (say.names ? say.text(user?.fansClub?.name) : ''),
  fansLevel: ({ user }: LiveEvent, say: Say) => (say.names ? number(user?.fansClub?.level, say) : ''),
  role: ({ user }: LiveEvent, say: Say) => (say.names ? roleOf(user) : ''),
}

/** By the server or by us. */
const TEXT = { text: (event: LiveEvent, say: Say) => say.text(phrase(event, 'zh')) }
/** With the person's spoken name. */
const ABOUT = { text: (event: LiveEvent, say: Say) => aboutUser(phrase(event, 'zh'), event.user, say) }
/** What a person wrote. */
const WRITTEN = { text: (event: Of<'chat' | 'superchat'>, say: Say) => say.text(chatText(event, say)) }

/** Fields of each event type in the order offered. */
const TABLE = {
  chat: { ...PERSON, ...WRITTEN },
  superchat: { ...PERSON, ...WRITTEN },
  emoji: { ...PERSON, text: ({ text }: Of<'emoji'>, say: Say) => say.text(text.replace(/^\[|\]$/g, '')) },
  gift: {
    ...PERSON,
    count: (_: Of<'gift'>, say: Say) => number(say.count, say),
    gift: ({ gift }: Of<'gift'>, say: Say) => say.text(gift.name),
    diamonds: ({ gift }: Of<'gift'>, say: Say) => number(gift.diamonds * say.count, say),
    price: ({ gift }: Of<'gift'>, say: Say) => number(gift.diamonds, say),
    receiver: ({ toUser }: Of<'gift'>, say: Say) => (say.names ? say.name(toUser) : ''),
  },
  like: {
    ...PERSON,
    count: (event: Of<'like'>, say: Say) => number(Math.max(event.count, say.count), say),
    total: (event: Of<'like'>, say: Say) => number(event.total, say),
  },
  enter: { ...PERSON, ...TEXT, online: (event: Of<'enter'>, say: Say) => number(event.memberCount, say) },
  follow: { ...PERSON, total: (event: Of<'follow'>, say: Say) => number(event.followCount, say) },
  share: {
    ...PERSON,
    target: (event: Of<'share'>, say: Say) => say.text(shareTarget(event.shareTarget, 'zh')),
  },
  fansclub: { ...PERSON, ...ABOUT },
  product: {
    ...TEXT,
    product: ({ products }: Of<'product'>, say: Say) => say.text(products[0]?.title),
    price: ({ products }: Of<'product'>, say: Say) => yuan(products[0]?.price, say),
    count: (event: Of<'product'>, say: Say) => number(event.count, say),
  },
  lottery: {
    ...PERSON,
    ...TEXT,
    diamonds: (event: Of<'lottery'>, say: Say) => number(event.diamonds, say),
    prize: (event: Of<'lottery'>, say: Say) => say.text(event.prize),
    count: (event: Of<'lottery'>, say: Say) => number(event.winners, say),
  },
  battle: { ...PERSON, ...TEXT, sides, scores, winner },
  rank: {
    ...TEXT,
    list: ({ entries }: Of<'rank'>, say: Say) => list(entries, ({ user }) => say.name(user)),
  },
  notice: { ...PERSON, ...ABOUT },
  control: TEXT,
  audience: {
    ...TEXT,
    online: (event: Of<'audience'>, say: Say) => number(event.online, say),
    total: (event: Of<'audience'>, say: Say) => number(event.totalViewers, say),
    list: ({ top }: Of<'audience'>, say: Say) => list(top, ({ user }) => say.name(user)),
  },
  system: {},
  unknown: {},
} satisfies { readonly [T in EventType]: Record<string, Reader<T>> }

type Table = typeof TABLE
/** Each has a description in both languages: `lib/panel-ui/settings/type/template-faults.ts`. */
export type FieldName = { [T in EventType]: keyof Table[T] }[EventType] & string

export function fieldsOf(type: EventType): readonly FieldName[] {
  return Object.keys(TABLE[type]) as FieldName[]
}

/** A field's spoken value; empty if the event lacks it. */
export function fieldValue(event: LiveEvent, name: FieldName, say: Say): string {
  // A row only reads its type's events, which the compiler cannot see.
  const row = TABLE[event.type] as Partial<Record<FieldName, (event: LiveEvent, say: Say) => string>>
  return row[name]?.(event, say) ?? ''
}
