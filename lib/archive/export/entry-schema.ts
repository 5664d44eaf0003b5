import * as v from 'valibot'
import type { Entry } from '../../model/entry.ts'
import type { LiveEvent, RawField, User } from '../../model/events.ts'
import type { Mark } from '../../model/marks.ts'
import type { SessionRecord } from '../../store/records.ts'
import { LineFault } from './line-fault.ts'

/** The file's source is unknown, so texts and lists are limited. */
const text = v.pipe(v.string(), v.maxLength(100_000))
const short = v.pipe(v.string(), v.maxLength(2000))
const decimal = v.pipe(v.string(), v.regex(/^\d{0,20}$/))
const moment = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15))
const amount = v.pipe(v.number(), v.finite())
const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))
const list = <const S extends v.GenericSchema>(item: S) => v.pipe(v.array(item), v.maxLength(10_000))
const maybe = v.exactOptional

const user = v.object({
  id: short,
  nickname: text,
  secUid: maybe(short),
  displayId: maybe(short),
  avatarUrl: maybe(short),
  gender: maybe(amount),
  level: maybe(amount),
  fansClub: maybe(v.object({ name: short, level: amount })),
  roles: list(v.picklist(['anchor', 'admin'])),
  anonymous: maybe(v.literal(true)),
  masked: maybe(v.literal(true)),
  webRid: maybe(short),
  fansOf: maybe(short),
})

const segment = v.variant('kind', [
  v.object({ kind: v.literal('text'), text }),
  v.object({ kind: v.literal('emoji'), name: short, imageUrl: maybe(short) }),
  v.object({ kind: v.literal('mention'), text, userId: maybe(short) }),
])

const rawField: v.GenericSchema<unknown, RawField> = v.object({
  field: amount,
  wire: amount,
  value: v.union([text, v.lazy(() => list(rawField))]),
  cutFrom: maybe(amount),
})

/** An event type with its own fields besides the common ones. */
function event<const T extends string, const E extends v.ObjectEntries>(type: T, entries: E) {
  return v.object({
    type: v.literal(type),
    id: decimal,
    method: short,
    roomId: decimal,
    time: amount,
    receivedAt: moment,
    user: maybe(user),
    ...entries,
  })
}

export const liveEvent = v.variant('type', [
  event('chat', { text, segments: list(segment), voiceSeconds: maybe(amount) }),
  event('superchat', { text, segments: list(segment), privilege: maybe(v.picklist(['official', 'member'])) }),
  event('emoji', { text, imageUrl: maybe(short) }),
  event('gift', {
    gift: v.object({ id: short, name: short, diamonds: amount, imageUrl: maybe(short) }),
    count: amount,
    comboId: maybe(short),
    combo: v.boolean(),
    comboEnd: v.boolean(),
    groupSize: maybe(amount),
    summary: maybe(v.literal(true)),
    toUser: maybe(v.object({ id: short, nickname: text })),
  }),
  event('like', { count: amount, total: amount }),
  event('enter', { memberCount: amount, text: maybe(text) }),
  event('follow', { followCount: maybe(amount) }),
  event('share', { shareTarget: maybe(short) }),
  event('fansclub', { action: v.picklist(['join', 'upgrade', 'other']), text }),
  event('audience', {
    online: maybe(amount),
    totalViewers: maybe(amount),
    earned: maybe(short),
    top: list(v.object({ rank: amount, user, score: short })),
    text: maybe(text),
  }),
  event('rank', {
    text,
    entries: list(
      v.object({
        rank: amount,
        user: v.object({ id: short, nickname: text, avatarUrl: maybe(short) }),
        score: maybe(short),
      }),
    ),
  }),
  event('product', {
    action: v.picklist(['show', 'update', 'list', 'buying', 'sold', 'soldout', 'coupon', 'auction', 'other']),
    text,
    products: list(
      v.object({ id: maybe(short), title: maybe(text), price: maybe(amount), imageUrl: maybe(short) }),
    ),
    count: maybe(amount),
  }),
  event('lottery', {
    kind: v.picklist(['packet', 'bag']),
    action: v.picklist(['open', 'result', 'end']),
    text,
    diamonds: maybe(amount),
    prize: maybe(text),
    winners: maybe(amount),
    conditions: maybe(
      list(
        v.object({
          kind: v.picklist([
            'comment',
            'gift',
            'fansclub',
            'fansLevel',
            'fansLight',
            'share',
            'wish',
            'member',
            'none',
            'other',
          ]),
          text: maybe(text),
          level: maybe(amount),
          diamonds: maybe(amount),
        }),
      ),
    ),
    drawAt: maybe(amount),
  }),
  event('battle', {
    action: v.picklist(['invite', 'connect', 'leave', 'start', 'score', 'end']),
    text,
    battleId: maybe(short),
    sides: list(
      v.object({
        id: short,
        nickname: maybe(text),
        avatarUrl: maybe(short),
        score: maybe(short),
        added: maybe(amount),
        result: maybe(v.picklist(['win', 'lose', 'draw'])),
        top: maybe(list(v.object({ id: short, nickname: text, score: short }))),
      }),
    ),
    startedAt: maybe(amount),
    duration: maybe(amount),
  }),
  event('notice', {
    text,
    segments: list(segment),
    action: maybe(
      v.picklist([
        'muted',
        'unmuted',
        'kicked',
        'blocked',
        'adminGiven',
        'adminTaken',
        'pinned',
        'unpinned',
        'echoed',
        'topic',
        'micMuted',
        'bagEntries',
        'packetSoon',
        'giftVote',
      ]),
    ),
    operator: maybe(v.object({ id: short, nickname: text })),
    count: maybe(amount),
  }),
  event('control', {
    status: v.picklist(['paused', 'resumed', 'ended', 'other']),
    cause: maybe(v.picklist(['admin', 'switch', 'node', 'timeout'])),
    text: maybe(text),
  }),
  event('system', {
    recalls: maybe(list(decimal)),
    text: maybe(text),
    seats: maybe(list(v.object({ id: short, nickname: text }))),
  }),
  event('unknown', { reason: text, fields: list(rawField) }),
])

export const entryEntries = {
  n: v.pipe(place, v.minValue(1)),
  event: liveEvent,
  history: maybe(v.literal(true)),
  into: maybe(place),
  adds: maybe(v.object({ gifts: amount, diamonds: amount })),
  recalls: maybe(list(place)),
}
const entry = v.object(entryEntries)

const mark = v.object({
  kind: v.picklist(['opened', 'closed', 'lost', 'failed', 'restart', 'unstored', 'damaged']),
  at: moment,
  from: maybe(moment),
  n: place,
  count: place,
  code: maybe(place),
})

const session = v.object({
  roomId: decimal,
  webRid: short,
  title: short,
  anchor: short,
  origin: v.picklist(['live', 'import']),
  firstAt: moment,
  lastAt: moment,
})

export type FileLine =
  | { entry: Entry; answered?: number }
  | { mark: Mark }
  | {
      session: Pick<SessionRecord, 'roomId' | 'webRid' | 'title' | 'anchor' | 'origin' | 'firstAt' | 'lastAt'>
    }

const line = v.union([
  v.object({ entry, answered: maybe(moment) }),
  v.object({ mark }),
  v.object({ tingdan: v.literal(1), session }),
]) satisfies v.GenericSchema<unknown, FileLine>

/** Fails to compile if a schema lacks an event's field, which import would lose. */
type Fields<T> = T extends { type: infer K } ? [K, keyof T] : never
type Missing =
  | Exclude<Fields<LiveEvent>, Fields<v.InferOutput<typeof liveEvent>>>
  | Exclude<keyof User, keyof v.InferOutput<typeof user>>
export const NOTHING_IS_MISSING: [Missing] extends [never] ? true : Missing = true

/**
 * Reads a line of an exported file.
 * @throws LineFault with what is wrong, and where
 */
export function readLine(json: string): FileLine {
  const value = parsed(json)
  const kind = typeof value === 'object' && value !== null ? Object.keys(value)[0] : undefined
  const schema = kind === 'entry' ? line.options[0] : kind === 'mark' ? line.options[1] : line.options[2]
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  const [issue] = result.issues
  throw new LineFault('value', v.getDotPath(issue) ?? '')
}

/** An entry of any source, or undefined if it is not one. */
export function readEntry(value: unknown): Entry | undefined {
  const result = v.safeParse(entry, value)
  return result.success ? (result.output satisfies Entry) : undefined
}

/** An event of any source, or undefined if it is not one. */
export function readEvent(value: unknown): LiveEvent | undefined {
  const result = v.safeParse(liveEvent, value)
  return result.success ? (result.output satisfies LiveEvent) : undefined
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new LineFault('json')
  }
}
