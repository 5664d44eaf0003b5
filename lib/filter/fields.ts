import type { EventType, LiveEvent } from '../model/events.ts'
import { EVENT_TYPES, KINDS } from '../model/kinds.ts'
import { TOPIC_NAMES } from './asks/topics.ts'
import { foldCase } from './fold-case.ts'
import {
  diamondsOf,
  foldedOf,
  foldHead,
  receiverOf,
  type Somebody,
  type Subject,
  segmentsOf,
} from './subject.ts'
import { HAS, IS } from './traits.ts'

/**
 * All fields: kind, other names, and value of an event. Without a value no test passes, unless negated by `-` or
 * `not`.
 */
export type Field = ChoiceField | TextField | ExactField | NumberField | TimeField

interface Named {
  aliases: readonly string[]
}
/** One of a known few. */
export interface ChoiceField extends Named {
  kind: 'choice'
  /** The choices and their other names. */
  choices: Readonly<Record<string, readonly string[]>>
}
/** A text that contains the value, or with `=` equals it. Case-folded. */
export interface TextField extends Named {
  kind: 'text'
  read: (subject: Subject) => string
  /** A person's name: found by pinyin initials and by nickname too. */
  who?: (event: LiveEvent) => Somebody | undefined
}
/** A number or word that is compared whole. */
export interface ExactField extends Named {
  kind: 'exact'
  read: (subject: Subject) => string | readonly string[]
}
/** Undefined where the event has no such number. */
export interface NumberField extends Named {
  kind: 'number'
  read: (subject: Subject) => number | undefined
}
/** When it happened, ms since 1970. */
export interface TimeField extends Named {
  kind: 'time'
  /** What the bare field says; the others take an operator. */
  means?: '>=' | '<'
}

/** Earlier type labels, for saved filters, and other common names. */
const MORE_TYPE_NAMES: Partial<Readonly<Record<EventType, readonly string[]>>> = {
  superchat: ['飘屏', '飘屏弹幕'],
  fansclub: ['Fans club'],
  enter: ['Entrances'],
  lottery: ['Lucky bags'],
  battle: ['连线PK', 'Battles'],
  notice: ['通知', 'Notices'],
  control: ['Broadcast'],
  audience: ['Audience', '线上人数'],
  unknown: ['未知', 'Unknown', '未辨识'],
}

/** In the order in which they are offered. */
export const FIELDS = {
  type: choice(['类型', '种类'], Object.fromEntries(EVENT_TYPES.map(type => [type, typeNames(type)]))),
  text: text(['内容', '文字', '弹幕'], subject => foldedOf(subject).text),
  from: {
    ...text(['user', 'name', '来自', '昵称', '用户', '发送者'], subject => foldedOf(subject).name),
    who: event => event.user,
  },
  is: choice(['是'], aliasesOf(IS)),
  has: choice(['有', '含'], aliasesOf(HAS)),
  topic: choice(['话题', '问什么'], TOPIC_NAMES),
  level: number(['等级', '荣誉等级'], ({ event }) => event.user && (event.user.level ?? 0)),
  fans: text(['club', '粉丝团', '粉丝牌'], ({ event }) => foldHead(event.user?.fansClub?.name ?? '')),
  fanslevel: number(
    ['clublevel', '粉丝团等级', '团等级', '牌子等级'],
    ({ event }) => event.user && (event.user.fansClub?.level ?? 0),
  ),
  gift: text(['礼物'], ({ event }) => (event.type === 'gift' ? foldHead(event.gift.name) : '')),
  diamonds: number(['钻石', '价值', '钻'], diamondsOf),
  price: number(['单价'], ({ event }) => (event.type === 'gift' ? event.gift.diamonds : undefined)),
  count: number(['数量', '个数'], countOf),
  to: {
    ...text(['送给', '收礼人'], ({ event }) => foldHead(receiverOf(event)?.nickname ?? '')),
    who: receiverOf,
  },
  mention: text(['提到', '艾特'], mentionedIn),
  emoji: text(['表情'], emojiIn),
  length: number(['字数', '长度'], lengthOf),
  likes: number(['点赞', '赞'], ({ event }) => (event.type === 'like' ? event.count : undefined)),
  total: number(['累计', '总赞'], ({ event }) => (event.type === 'like' ? event.total : undefined)),
  online: number(['在线', '人数'], onlineOf),
  product: text(['商品'], ({ event }) =>
    event.type === 'product' ? foldHead(event.products.map(({ title }) => title ?? '').join('\n')) : '',
  ),
  action: exact(['动作'], ({ event }) => {
    if (event.type === 'control') return event.status
    return 'action' in event ? event.action : ''
  }),
  time: time(['时间']),
  after: { ...time(['since', '晚于']), means: '>=' as const },
  before: { ...time(['until', '早于']), means: '<' as const },
  id: exact(['抖音号', '编号'], ({ event }) =>
    event.user ? [event.user.id, foldCase(event.user.displayId ?? '')] : [],
  ),
  message: exact(['消息号'], ({ event }) => event.id),
  room: exact(['直播间', '房间'], ({ event }) => event.roomId),
  method: text(['消息名'], ({ event }) => foldHead(event.method)),
} satisfies Record<string, Field>

export type FieldName = keyof typeof FIELDS
export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[]

/** A field by its name. */
export function fieldOf(name: FieldName): Field {
  return FIELDS[name]
}

const BY_NAME = new Map<string, FieldName>()
for (const name of FIELD_NAMES) for (const each of [name, ...FIELDS[name].aliases]) BY_NAME.set(each, name)

/** A field by any of its names, case-folded. */
export function fieldNamed(typed: string): FieldName | undefined {
  return BY_NAME.get(typed)
}

/** Every name by which a field can be called. */
export function fieldWords(): Iterable<string> {
  return BY_NAME.keys()
}

/** A choice by any of its names, case-folded. */
export function choiceNamed({ choices }: ChoiceField, typed: string): string | undefined {
  if (Object.hasOwn(choices, typed)) return typed
  return Object.keys(choices).find(name => choices[name]?.some(alias => foldCase(alias) === typed))
}

/** All names of a field's choices. */
export function choiceWords({ choices }: ChoiceField): string[] {
  return Object.entries(choices).flatMap(([name, aliases]) => [name, ...aliases.map(foldCase)])
}

function choice(aliases: readonly string[], choices: ChoiceField['choices']): ChoiceField {
  return { kind: 'choice', aliases, choices }
}

function text(aliases: readonly string[], read: TextField['read']): TextField {
  return { kind: 'text', aliases, read }
}

function exact(aliases: readonly string[], read: ExactField['read']): ExactField {
  return { kind: 'exact', aliases, read }
}

function number(aliases: readonly string[], read: NumberField['read']): NumberField {
  return { kind: 'number', aliases, read }
}

function time(aliases: readonly string[]): TimeField {
  return { kind: 'time', aliases }
}

function typeNames(type: EventType): string[] {
  return [KINDS[type].label.zh, KINDS[type].label.en, ...(MORE_TYPE_NAMES[type] ?? [])]
}

function aliasesOf(traits: Record<string, { aliases: readonly string[] }>): ChoiceField['choices'] {
  return Object.fromEntries(Object.entries(traits).map(([name, { aliases }]) => [name, aliases]))
}

function countOf({ event, count }: Subject): number | undefined {
  if (event.type === 'gift') return count || event.count
  return event.type === 'like' ? event.count : undefined
}

function onlineOf({ event }: Subject): number | undefined {
  if (event.type === 'audience') return event.online
  return event.type === 'enter' ? event.memberCount : undefined
}

/** In characters, of written text. */
function lengthOf({ event }: Subject): number | undefined {
  return 'text' in event ? [...foldHead(event.text ?? '')].length : undefined
}

function mentionedIn({ event }: Subject): string {
  return foldHead(
    segmentsOf(event)
      .map(part => (part.kind === 'mention' ? part.text : ''))
      .join('\n'),
  )
}

function emojiIn({ event }: Subject): string {
  if (event.type === 'emoji') return foldHead(event.text)
  return foldHead(
    segmentsOf(event)
      .map(part => (part.kind === 'emoji' ? part.name : ''))
      .join('\n'),
  )
}
