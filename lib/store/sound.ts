import * as v from 'valibot'
import type { RoomState } from '../room/session.ts'
import type { StoredSpeech } from '../speech/speaker.ts'
import type {
  AnswerRecord,
  FramesRecord,
  GiftRecord,
  MarkRecord,
  PackRecord,
  PersonRecord,
  RelayRecord,
  SessionRecord,
  SummaryRecord,
} from './records.ts'

const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const amount = v.pipe(v.number(), v.finite())
const text = v.string()
const bytes = v.instance(Uint8Array)
const maybe = v.optional
const counts = v.record(text, amount)

/** Form of each field; other fields are allowed. */
type Form<T> = { [K in keyof T]-?: v.GenericSchema }

const pageFields = { webRid: text, title: text, anchor: text }
const personCounts = { events: amount, chats: amount, gifts: amount, diamonds: amount, likes: amount }

const session: Form<SessionRecord> = {
  id: text,
  roomId: text,
  ...pageFields,
  origin: v.picklist(['live', 'import']),
  firstAt: amount,
  lastAt: amount,
  n: place,
  sealed: place,
  totals: v.looseObject({ types: counts, people: amount, gifts: amount, diamonds: amount }),
  frames: amount,
  bytes: amount,
  pinned: v.boolean(),
  incomplete: maybe(amount),
  damaged: maybe(amount),
}

const room: Form<RoomState> = {
  roomId: text,
  n: place,
  firstAt: amount,
  lastFrameAt: amount,
  lastVia: v.picklist(['socket', 'http']),
  gap: maybe(v.looseObject({ since: amount, from: amount })),
  refusals: maybe(amount),
  broadcast: v.picklist(['on', 'paused', 'ended']),
  stopped: maybe(v.looseObject({ time: amount, at: amount })),
  statusSince: amount,
  status: text,
  clock: maybe(
    v.looseObject({
      span: v.looseObject({ from: amount, ahead: amount }),
      before: maybe(v.looseObject({ from: amount, ahead: amount })),
    }),
  ),
  sockets: maybe(v.array(v.tuple([text, v.boolean()]))),
  totals: v.looseObject({
    events: counts,
    online: amount,
    likes: amount,
    diamonds: amount,
    gifts: amount,
    duplicates: amount,
    unknown: amount,
    failed: amount,
    lost: amount,
    lastGiftAt: amount,
  }),
  combos: v.array(v.tuple([text, v.looseObject({ n: place })])),
  page: v.looseObject(pageFields),
  anchor: maybe(v.looseObject({ certain: maybe(text), votes: v.array(v.tuple([text, amount])) })),
  battles: maybe(
    v.looseObject({
      names: v.array(v.tuple([text, v.looseObject({})])),
      board: v.nullable(v.looseObject({ sides: v.array(v.looseObject({ id: text })) })),
    }),
  ),
}

const pack: Form<PackRecord> = {
  id: maybe(place),
  session: text,
  first: place,
  last: place,
  count: place,
  from: amount,
  to: amount,
  types: counts,
  bytes,
  ids: v.instance(BigUint64Array),
}

const person: Form<PersonRecord> = {
  session: text,
  person: text,
  id: text,
  nickname: text,
  secUid: maybe(text),
  avatarUrl: maybe(text),
  level: maybe(amount),
  fansLevel: maybe(amount),
  firstAt: amount,
  lastAt: amount,
  ...personCounts,
}

const gift: Form<GiftRecord> = {
  session: text,
  n: place,
  last: place,
  first: maybe(place),
  at: amount,
  until: amount,
  person: text,
  nickname: text,
  giftId: text,
  name: text,
  count: amount,
  worth: amount,
  to: maybe(text),
}

const summary: Form<SummaryRecord> = {
  session: text,
  minutes: v.array(
    v.looseObject({
      at: amount,
      events: amount,
      chats: amount,
      diamonds: amount,
      online: amount,
      likes: amount,
    }),
  ),
  kinds: v.array(
    v.looseObject({ id: text, name: text, count: amount, worth: amount, imageUrl: maybe(text) }),
  ),
}

const mark: Form<MarkRecord> = {
  id: maybe(place),
  session: text,
  kind: v.picklist(['opened', 'closed', 'lost', 'failed', 'restart', 'unstored', 'damaged']),
  at: amount,
  from: maybe(amount),
  n: place,
  count: amount,
  code: maybe(amount),
}

const answer: Form<AnswerRecord> = { session: text, key: text, n: place, at: amount, people: v.array(text) }

const frames: Form<FramesRecord> = { id: maybe(place), session: text, plain: v.picklist([0, 1]), bytes }

/** Only what 0.1.0 wrote too: their pages are open. */
const relay: Pick<Form<RelayRecord>, 'relay' | 'tabId' | 'top' | 'roomId' | 'stored' | 'present'> = {
  relay: text,
  tabId: amount,
  top: v.boolean(),
  roomId: text,
  stored: place,
  present: v.boolean(),
}

const speech: Form<StoredSpeech> = {
  queue: v.looseObject({
    nextId: amount,
    waiting: v.array(
      v.looseObject({
        id: amount,
        roomId: text,
        n: amount,
        event: v.looseObject({ type: text }),
        entries: v.array(v.looseObject({})),
      }),
    ),
    combos: v.array(v.looseObject({ roomId: text, n: amount, event: v.looseObject({ type: text }) })),
    dropped: v.looseObject({}),
  }),
  paused: v.boolean(),
  last: maybe(v.looseObject({ text, manner: v.looseObject({}) })),
}

interface Records {
  session: SessionRecord
  room: RoomState
  pack: PackRecord
  person: PersonRecord
  gift: GiftRecord
  summary: SummaryRecord
  mark: MarkRecord
  answer: AnswerRecord
  frames: FramesRecord
  relay: RelayRecord
  speech: StoredSpeech
}

const FORMS: Record<keyof Records, v.ObjectEntries> = {
  session,
  room,
  pack,
  person,
  gift,
  summary,
  mark,
  answer,
  frames,
  relay,
  speech,
}

export type Kind = keyof Records

const schemas = new Map<Kind, v.GenericSchema>()

/** A disk or an older version may return another form. */
export function isSound<K extends Kind>(kind: K, record: unknown): record is Records[K] {
  const schema = schemas.get(kind) ?? v.looseObject(FORMS[kind])
  schemas.set(kind, schema)
  return v.is(schema, record)
}

/** Valid fields; the rest from `otherwise`. */
export function mended<K extends 'session' | 'room'>(
  kind: K,
  record: unknown,
  otherwise: Records[K],
): Records[K] {
  const form = FORMS[kind]
  const found = typeof record === 'object' && record !== null ? Object.entries(record) : []
  const right = found.filter(([name, value]) => form[name] && v.is(form[name], value))
  return { ...otherwise, ...Object.fromEntries(right) }
}
