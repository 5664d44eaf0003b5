import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import protobuf from 'protobufjs'
import { describe, expect, test } from 'vitest'
import { joined } from '../../../lib/model/bytes.ts'
import type { LiveEvent } from '../../../lib/model/events.ts'
import { METHODS } from '../../../lib/model/methods.ts'
import { decodeFrame, decodeResponse } from '../../../lib/protocol/decode.ts'
import { readPushFrame } from '../../../lib/protocol/envelope.ts'
import { inflate } from '../../../lib/protocol/inflate.ts'
import { redactFrame, redactPayload } from '../../../lib/recording/redaction.ts'
import { createLog } from '../../room/log.ts'
import { createMessages } from '../../room/messages.ts'
import { busy, giftStorm } from '../../room/scenes.ts'
import { encode, message, pushFrame, schemas } from '../protocol/encode.ts'

const ROOM = '7300000000000000001'
const AT = 1_776_000_000_000
const CONTEXT = { roomId: ROOM, receivedAt: AT }

function framesOfScenes(): Uint8Array[] {
  const stage = { roomId: ROOM, anchor: '主播', startsAt: AT }
  const log = createLog(ROOM, 4)
  return [busy(1), giftStorm(2)].flatMap(scene =>
    [...scene.batches(stage)].slice(0, 80).map(({ messages }) => log.make(messages, AT).bytes),
  )
}

/** What a bug is found by, and nobody is known by. */
function shape(event: LiveEvent) {
  const { type, id, method, time, user } = event
  const gift = event.type === 'gift' ? [event.count, event.gift.id, event.gift.diamonds, event.comboId] : []
  return { type, id, method, time, user: user?.id, level: user?.level, roles: user?.roles, gift }
}

describe('a redacted recording', () => {
  const frames = framesOfScenes()
  const before = frames.flatMap(frame => decodeFrame(frame, CONTEXT).events)
  const redacted = frames.map(frame => redactFrame(frame))
  const after = redacted.flatMap(frame => decodeFrame(frame, CONTEXT).events)

  test('has the same events, ids, times and counts', () => {
    expect(before.length).toBeGreaterThan(500)
    expect(after.map(shape)).toEqual(before.map(shape))
  })

  test('has no name and no text of the original in it', () => {
    const all = JSON.stringify(after)
    for (const { user } of before) {
      if (user && /\p{L}{2}/u.test(user.nickname)) expect(all).not.toContain(user.nickname)
      if (user?.secUid) expect(all).not.toContain(user.secUid)
      if (user?.avatarUrl) expect(all).not.toContain(user.avatarUrl)
    }
    for (const event of before) {
      if ('text' in event && event.text && /\p{Script=Han}{2}/u.test(event.text))
        expect(all).not.toContain(event.text)
    }
  })

  test('keeps the length of every text, in bytes', () => {
    const lengths = (events: LiveEvent[]) =>
      events.map(event =>
        [event.user?.nickname, 'text' in event ? event.text : ''].map(text => Buffer.byteLength(text ?? '')),
      )
    expect(lengths(after.filter(({ type }) => type === 'chat'))).toEqual(
      lengths(before.filter(({ type }) => type === 'chat')),
    )
  })
})

test.each(['13800138000', '加v：abc12345', 'abcdefghijk', 'zzzzzzzzz Zhang', '\n\u0003abc', '😀王'])(
  'a chat that says %j says it no more',
  text => {
    // At a moment whose digits say none of it.
    const make = createMessages({ seed: 1, roomId: ROOM, now: () => AT })
    const frame = createLog(ROOM, 0).make([make.chat({ text, user: { nickname: text } })], AT).bytes
    const [event] = decodeFrame(redactFrame(frame), CONTEXT).events
    expect(event?.type === 'chat' && event.text).not.toBe(text)
    expect(event?.user?.nickname).not.toBe(text)
    expect(JSON.stringify(event)).not.toMatch(/Zhang|abc|138|王/)
  },
)

test('any bytes give bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
      expect(redactFrame(bytes)).toBeInstanceOf(Uint8Array)
      expect(redactPayload(bytes)).toBeInstanceOf(Uint8Array)
    }),
  )
})

/** Names in every shape that something of ours or of the server's has, and what must not be left of them. */
const NAMES = ['标记甲', 'WebcastBondJames', '{0:Bond}', '{1}Bond{2:Bond}', 'Bond ‽', '[标记]', '@标记']
const TRACES = ['标', '记', 'Bond', 'James', '‽']

/** A message of this schema in which every text is such a name, and every part is there. */
function namedEverywhere(type: protobuf.Type, name: () => string, depth = 0): object {
  const fields = type.fieldsArray.flatMap(field => {
    const value = anyValue(field, name, depth)
    return value === undefined ? [] : [[field.name, field.repeated ? [value] : value]]
  })
  return Object.fromEntries(fields)
}

function anyValue(field: protobuf.Field, name: () => string, depth: number): unknown {
  field.resolve()
  if (field.map) return undefined
  if (field.resolvedType instanceof protobuf.Type)
    return depth < 5 ? namedEverywhere(field.resolvedType, name, depth + 1) : undefined
  if (field.type === 'string') return name()
  if (field.type === 'bytes') return new TextEncoder().encode(name())
  return field.type === 'bool' ? true : 7
}

test('no text of any message of the schema is left, in a frame, a poll, or one that is cut anywhere', () => {
  const rows = Object.entries(METHODS)
  fc.assert(
    fc.property(
      fc.constantFrom(...rows),
      fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 9 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      ([method, { schema }], names, share) => {
        let at = 0
        const name = () => names[at++ % names.length] ?? ''
        const fields = namedEverywhere(schemas.lookupType(`webcast.${schema}`), name)
        const response = encode('Response', { messages: [message(schema, fields, '5', method)], now: '1' })
        const cut = response.subarray(0, Math.round(response.length * share))
        const redacted = [
          redactPayload(response),
          redactPayload(cut),
          inflate(
            readPushFrame(redactFrame(pushFrame(new Uint8Array(gzipSync(response))))).payload,
          ).bytes.slice(),
          redactFrame(pushFrame(cut)),
        ]
        for (const bytes of redacted) {
          const text = new TextDecoder().decode(bytes)
          for (const trace of TRACES) expect(text).not.toContain(trace)
        }
        const [whole = new Uint8Array()] = redacted
        const [event] = decodeResponse(whole, { roomId: ROOM, receivedAt: AT }).events
        expect(event?.method).toBe(method)
      },
    ),
    { numRuns: 300 },
  )
})

test('what is no message at all is blanked too: of a frame, its payload and its parts that nobody knows', () => {
  for (const payload of ['Bond', '标记', '{"nickname":"标记"}', 'hi Bond']) {
    const frame = joined([
      pushFrame(new TextEncoder().encode(payload)),
      Uint8Array.of(0x4a, 4),
      new TextEncoder().encode('Bond'),
    ])
    const text = new TextDecoder().decode(redactFrame(frame))
    for (const trace of TRACES) expect(text).not.toContain(trace)
  }
})
