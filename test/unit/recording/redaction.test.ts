import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeFrame } from '../../../lib/protocol/decode.ts'
import type { LiveEvent } from '../../../lib/protocol/events.ts'
import { redactFrame, redactPayload } from '../../../lib/recording/redaction.ts'
import { createLog } from '../../room/log.ts'
import { createMessages } from '../../room/messages.ts'
import { busy, giftStorm } from '../../room/scenes.ts'

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
