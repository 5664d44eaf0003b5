import type { BattleEvent, BattleSide, ChatEvent, Segment, SuperchatEvent, User } from '../model/events.ts'
/** Template fields that need several looks at the event, in Chinese. */

export type Named = Pick<User, 'id' | 'nickname' | 'masked'>

export interface Say {
  /** How many the queue merged. */
  count: number
  /** Whether the sender is named. */
  names: boolean
  name(user: Named | undefined): string
  text(raw: string | undefined): string
  number(value: number): string
  yuan(value: number): string
}

const NAMED = 3

/** Empty if absent. */
export function number(value: number | undefined, say: Say): string {
  return value === undefined ? '' : say.number(value)
}

/** A price in 分 (0.01 yuan) as yuan. */
export function yuan(price: number | undefined, say: Say): string {
  return price === undefined ? '' : say.yuan(price / 100)
}

export function roleOf(user: User | undefined): string {
  if (user?.roles.includes('anchor')) return '主播'
  return user?.roles.includes('admin') ? '房管' : ''
}

/** Names the first `NAMED`. */
export function list<T>(items: readonly T[], name: (item: T) => string): string {
  const names = items.slice(0, NAMED).map(name)
  return names.filter(text => text !== '').join('、')
}

/** A chat as text, emoji and people by name. */
export function chatText({ text, segments }: ChatEvent | SuperchatEvent, say: Say): string {
  return segments.length > 0 ? segments.map(segment => piece(segment, say)).join('') : text
}

function piece(segment: Segment, say: Say): string {
  if (segment.kind === 'text') return segment.text
  if (segment.kind === 'emoji') return `[${segment.name.replace(/[[\]\s]/g, '').slice(0, 12) || '表情'}]`
  return `${say.name({ id: segment.userId ?? '', nickname: segment.text.replace(/^@/, '') })} `
}

/** Puts the spoken name into the server's text. */
export function aboutUser(text: string, user: User | undefined, say: Say): string {
  if (!user?.nickname) return say.text(text)
  return say.text(text.replaceAll(user.nickname, () => (say.names ? say.name(user) : '')))
}

/** `甲对乙` */
export function sides({ sides }: BattleEvent, say: Say): string {
  const names = sides.map(side => called(side, say))
  return names.filter(name => name !== '').join('对')
}

/** `甲1200比乙900`: the sides with a known score. */
export function scores({ sides }: BattleEvent, say: Say): string {
  const known = sides.filter(({ score }) => score !== undefined)
  return known.map(side => `${called(side, say)}${say.text(side.score)}`).join('比')
}

/** The winners by name. */
export function winner({ sides }: BattleEvent, say: Say): string {
  const won = sides.filter(({ result }) => result === 'win')
  return list(won, side => called(side, say))
}

function called({ id, nickname }: BattleSide, say: Say): string {
  return nickname === undefined ? '' : say.name({ id, nickname })
}
