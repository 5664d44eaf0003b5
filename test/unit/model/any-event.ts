import fc from 'fast-check'
import type {
  BattleSide,
  EventType,
  LiveEvent,
  RankPlace,
  RawField,
  Segment,
  User,
} from '../../../lib/model/events.ts'
import { METHODS } from '../../../lib/model/methods.ts'
import { AT } from '../store/entries.ts'

/** Stands in every name and number of the people who are not to be found, and in every sentence about them. */
export const MARK = '记号'
/** All that tells of them: `MARK`, their numbers, and what stands for them in addresses. */
export const MARKS = [MARK, 'MARKED', '77007700', hexOf(MARK)]

/** Whom events are made of, and what the server says of them. */
export interface Cast {
  user: fc.Arbitrary<User>
  /** A sentence in the server's words, with names of the cast in it. */
  sentence: fc.Arbitrary<string>
}

/** A person who is to be found nowhere, each time by another of their names. */
export const marked: Cast = {
  user: fc
    .record({ name: fc.constantFrom(`${MARK}甲`, `乙${MARK}`, `${MARK}|:"\\|`), level: fc.nat(50) })
    .map(({ name, level }) => ({
      id: '77007700123456789',
      nickname: name,
      secUid: 'MARKED-secUid',
      displayId: 'MARKED-dy',
      avatarUrl: 'https://p3.douyinpic.com/MARKED.jpg',
      webRid: 'MARKED-rid',
      level,
      fansClub: { name: `${MARK}团`, level: 3 },
      fansOf: '77007700123456789',
      roles: [],
    })),
  sentence: fc
    .tuple(fc.constantFrom(`${MARK}甲`, `乙${MARK}`), fc.constantFrom('', '恭喜', '1'))
    .map(([name, before]) => `${before}${name} 通过分享来了`),
}

/** Somebody of whom nobody asks that they are not found. */
export const others: Cast = {
  user: fc.constantFrom('1', '2', '3').map(id => ({ id: `1000${id}`, nickname: `路人${id}`, roles: [] })),
  sentence: fc.constantFrom('欢迎来到直播间', '小时榜第3名', ''),
}

type Common = 'type' | 'id' | 'method' | 'roomId' | 'time' | 'receivedAt' | 'user'
type Of<T extends EventType> = Extract<LiveEvent, { type: T }>
/** Each part of each type has its own: the compiler stops at a type or a part without one. */
type Arbitraries = {
  [T in EventType]: { [K in Exclude<keyof Of<T>, Common>]-?: fc.Arbitrary<Exclude<Of<T>[K], undefined>> }
}

const count = fc.nat(1000)

function named(cast: Cast): fc.Arbitrary<RankPlace['user']> {
  return cast.user.map(({ id, nickname, avatarUrl }) => ({
    id,
    nickname,
    ...(avatarUrl ? { avatarUrl } : {}),
  }))
}

function segment(cast: Cast, text: fc.Arbitrary<string>, at: string): fc.Arbitrary<Segment> {
  return fc.oneof(
    text.map((words): Segment => ({ kind: 'text', text: words })),
    fc.constant<Segment>({ kind: 'emoji', name: '[比心]' }),
    cast.user.map(({ id, nickname }): Segment => ({ kind: 'mention', text: at + nickname, userId: id })),
    cast.user.map(({ nickname }): Segment => ({ kind: 'mention', text: at + nickname })),
  )
}

function side(cast: Cast): fc.Arbitrary<BattleSide> {
  const top = fc.array(fc.record({ person: named(cast), score: fc.constant('9') }), { maxLength: 2 })
  return fc.record({ person: cast.user, top, told: fc.boolean() }).map(({ person, top, told }) => ({
    id: person.id,
    ...(told ? { nickname: person.nickname } : {}),
    ...(told && person.avatarUrl ? { avatarUrl: person.avatarUrl } : {}),
    score: '12',
    top: top.map(({ person: { id, nickname }, score }) => ({ id, nickname, score })),
  }))
}

function rawField(cast: Cast): fc.Arbitrary<RawField> {
  const leaf = fc.oneof(
    cast.sentence.map(value => ({ field: 3, wire: 2, value })),
    cast.user.map(({ id }) => ({ field: 1, wire: 0, value: id })),
    cast.user.map(({ nickname }) => ({ field: 8, wire: 2, value: `0x08ff${hexOf(nickname)}` })),
    cast.user.map(({ nickname }) => ({ field: 9, wire: 2, value: nickname.slice(0, -1), cutFrom: 90 })),
  )
  return fc.oneof(
    leaf,
    fc.array(leaf, { maxLength: 3 }).map(value => ({ field: 2, wire: 2, value })),
  )
}

const TYPED = fc.constantFrom('你好', '主播好 ', '1', '？')

function arbitraries(cast: Cast): Arbitraries {
  const sentence = cast.sentence
  const typed = fc.array(segment(cast, TYPED, '@'), { maxLength: 4 })
  const person = named(cast)
  return {
    chat: { text: TYPED, segments: typed, voiceSeconds: count },
    superchat: {
      text: TYPED,
      segments: typed,
      privilege: fc.constantFrom('official', 'member'),
    },
    emoji: { text: fc.constant('[比心]'), imageUrl: fc.constant('https://p3.douyinpic.com/e.png') },
    gift: {
      gift: fc.constant({ id: '463', name: '小心心', diamonds: 2 }),
      count,
      comboId: fc.constantFrom('1', '2'),
      combo: fc.boolean(),
      comboEnd: fc.boolean(),
      groupSize: count,
      summary: fc.constant(true),
      toUser: person.map(({ id, nickname }) => ({ id, nickname })),
    },
    like: { count, total: count },
    enter: { memberCount: count, text: sentence },
    follow: { followCount: count },
    share: { shareTarget: sentence },
    fansclub: { action: fc.constantFrom('join', 'upgrade', 'other'), text: sentence },
    audience: {
      online: count,
      totalViewers: count,
      earned: fc.constant('1.2万'),
      top: fc.array(fc.record({ rank: count, user: cast.user, score: fc.constant('9') }), { maxLength: 3 }),
      text: sentence,
    },
    rank: {
      text: sentence,
      entries: fc.array(fc.record({ rank: count, user: person, score: fc.constant('9') }), { maxLength: 3 }),
    },
    product: {
      action: fc.constantFrom('buying', 'sold', 'other'),
      text: sentence,
      products: fc.constant([{ id: '5', title: '苹果', price: 990 }]),
      count,
    },
    lottery: {
      kind: fc.constantFrom('packet', 'bag'),
      action: fc.constantFrom('open', 'result', 'end'),
      text: sentence,
      diamonds: count,
      prize: fc.constant('抱枕'),
      winners: count,
      conditions: fc.array(fc.record({ kind: fc.constant('comment'), text: sentence }), { maxLength: 2 }),
      drawAt: fc.constant(AT),
    },
    battle: {
      action: fc.constantFrom('invite', 'connect', 'leave', 'start', 'score', 'end'),
      text: sentence,
      battleId: fc.constant('77'),
      sides: fc.array(side(cast), { maxLength: 3 }),
      startedAt: fc.constant(AT),
      duration: count,
    },
    notice: {
      text: sentence,
      segments: fc.array(segment(cast, sentence, ''), { maxLength: 4 }),
      action: fc.constantFrom('muted', 'kicked', 'adminGiven', 'topic', 'giftVote'),
      operator: person.map(({ id, nickname }) => ({ id, nickname })),
      count,
    },
    control: {
      status: fc.constantFrom('paused', 'resumed', 'ended', 'other'),
      cause: fc.constantFrom('admin', 'timeout'),
      text: sentence,
    },
    system: {
      recalls: fc.constant(['12']),
      seats: fc.array(
        person.map(({ id, nickname }) => ({ id, nickname })),
        { maxLength: 2 },
      ),
      text: sentence,
    },
    unknown: { reason: fc.constant('no schema'), fields: fc.array(rawField(cast), { maxLength: 3 }) },
  }
}

/** An event of any type in which everybody is of this cast; in room 7, without ids of its own. */
export function anyEvent(cast: Cast): fc.Arbitrary<LiveEvent> {
  const types = Object.entries(arbitraries(cast)).map(([type, parts]) =>
    fc
      .record({
        common: fc.record({ user: fc.option(cast.user, { nil: undefined }), more: fc.nat(60) }),
        parts: fc.record(parts as Record<string, fc.Arbitrary<unknown>>),
        isSpelled: fc.boolean(),
        left: fc.nat(30),
      })
      .map(({ common: { user, more }, parts, isSpelled, left }) => {
        const at = AT + more * 1000
        const event = {
          type,
          id: '0',
          method: methodOf(type as EventType),
          roomId: '7',
          time: at,
          receivedAt: at,
          ...(user ? { user } : {}),
          ...withoutSome(type as EventType, parts, left),
        } as LiveEvent
        return isSpelled ? spelled(event) : event
      }),
  )
  return fc.oneof(...types)
}

const OPTIONAL: Partial<Record<EventType, string[]>> = {
  gift: ['comboId', 'summary', 'toUser'],
  notice: ['action', 'operator', 'count'],
  superchat: ['privilege'],
  enter: ['text'],
}

/** Without some of the parts that may be absent. */
function withoutSome(type: EventType, parts: Record<string, unknown>, left: number): Record<string, unknown> {
  const gone = (OPTIONAL[type] ?? []).filter((_, at) => (left >> at) % 2 === 1)
  return Object.fromEntries(Object.entries(parts).filter(([name]) => !gone.includes(name)))
}

/** With the text that its segments spell, as most messages have it. */
function spelled(event: LiveEvent): LiveEvent {
  if (!('segments' in event)) return event
  const text = event.segments.map(one => (one.kind === 'emoji' ? one.name : one.text)).join('')
  return { ...event, text }
}

function methodOf(type: EventType): string {
  const found = Object.entries(METHODS).find(([, { type: of }]) => of === type)
  return found?.[0] ?? 'WebcastUnheardOfMessage'
}

function hexOf(text: string): string {
  return Buffer.from(text).toString('hex')
}
