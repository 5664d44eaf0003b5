import type { BattleEvent, BattleSide, ChatEvent, Segment, SuperchatEvent, User } from '../model/events.ts'
import { countSaid } from './text/numbers.ts'

/** The values of template fields that take more than one look at the event. Spoken language: Chinese. */

/** What of a person their name is made of. */
export type Named = Pick<User, 'id' | 'nickname' | 'masked'>

/** What a field's value is made with. */
export interface Say {
  /** How many, where the queue has gathered several. */
  count: number
  /** Whether the person is named that it is from. */
  names: boolean
  name(user: Named | undefined): string
  text(raw: string | undefined): string
}

/** How many of a list's people are named. */
const NAMED = 3

/** A number as it is said; empty where it is not given. */
export function number(value: number | undefined): string {
  return value === undefined ? '' : countSaid(value)
}

/** 分, hundredths of a yuan, in yuan. */
export function yuan(price: number | undefined): string {
  return price === undefined ? '' : `${countSaid(price / 100)}元`
}

export function roleOf(user: User | undefined): string {
  if (user?.roles.includes('anchor')) return '主播'
  return user?.roles.includes('admin') ? '房管' : ''
}

/** The first of a list, by name. */
export function list<T>(items: readonly T[], name: (item: T) => string): string {
  const names = items.slice(0, NAMED).map(name)
  return names.filter(text => text !== '').join('、')
}

/** A chat as text: emoji by the names that its segments give them, people by the names that they are called. */
export function spelled({ text, segments }: ChatEvent | SuperchatEvent, say: Say): string {
  return segments.length > 0 ? segments.map(segment => piece(segment, say)).join('') : text
}

function piece(segment: Segment, say: Say): string {
  if (segment.kind === 'text') return segment.text
  if (segment.kind === 'emoji') return `[${segment.name.replace(/[[\]\s]/g, '').slice(0, 12) || '表情'}]`
  return `${say.name({ id: segment.userId ?? '', nickname: segment.text.replace(/^@/, '') })} `
}

/** What the room writes about a person, with the name that they are called in place of the one that they gave themselves. */
export function aboutUser(text: string, user: User | undefined, say: Say): string {
  if (!user?.nickname) return say.text(text)
  return say.text(text.replaceAll(user.nickname, () => (say.names ? ` ${say.name(user)} ` : ' ')))
}

/** `甲对乙`: who plays, by name. */
export function sides({ sides }: BattleEvent, say: Say): string {
  const names = sides.map(side => called(side, say))
  return names.filter(name => name !== '').join('对')
}

/** `甲1200比乙900`: the sides of which a score is known. */
export function scores({ sides }: BattleEvent, say: Say): string {
  const known = sides.filter(({ score }) => score !== undefined)
  return known.map(side => `${called(side, say)}${say.text(side.score)}`).join('比')
}

/** Who won, by name. */
export function winner({ sides }: BattleEvent, say: Say): string {
  const won = sides.filter(({ result }) => result === 'win')
  return list(won, side => called(side, say))
}

function called({ id, nickname }: BattleSide, say: Say): string {
  return nickname === undefined ? '' : say.name({ id, nickname })
}
