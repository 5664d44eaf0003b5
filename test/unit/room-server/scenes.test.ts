import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import type { LiveEvent } from '../../../lib/model/events.ts'
import { EVENT_TYPES } from '../../../lib/model/kinds.ts'
import { METHODS, type Method, methodOf } from '../../../lib/model/methods.ts'
import { decodeFrame } from '../../../lib/protocol/decode.ts'
import { encodeFrame } from '../../room/envelope.ts'
import { createMessages } from '../../room/messages.ts'
import { all, busy, calm, flood, giftStorm, pausedAndEnded, SCENES } from '../../room/scenes.ts'
import { type RoomServer, startServer } from '../../room/server.ts'
import type { Batch, Scene, SceneMessage, SentMessage, Stage } from '../../room/types.ts'
import { visit } from './visitor.ts'

const STAGE: Stage = { roomId: '7389012345678901234', anchor: '糖糖', startsAt: 1_767_225_600_000 }
const scenes = Object.entries(SCENES).map(([name, scene]) => [name, scene] as const)

describe.each(scenes)('%s', (_, make) => {
  const seen = (seed: number) => fingerprint(take(make(seed), 60))

  test('the same seed gives the same bytes, another seed others', () => {
    expect(seen(1)).toBe(seen(1))
    expect(seen(2)).not.toBe(seen(1))
  })

  test('ids are unique but for those that are sent twice on purpose', () => {
    const messages = take(make(3), 200).flatMap(batch => batch.messages)
    const ids = messages.filter(message => !message.dup && message.id !== '0').map(message => message.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every(id => /^7\d{18}$/.test(id))).toBe(true)
  })

  test('each message becomes what the scene says', () => {
    for (const { messages } of take(make(4), 300)) {
      const response = { messages, cursor: 'c', now: STAGE.startsAt, internalExt: 'x' }
      const bytes = encodeFrame({ logId: '1', response })
      const { events, failure } = decodeFrame(bytes, { roomId: '1', receivedAt: STAGE.startsAt })
      expect(failure).toBeUndefined()
      expect(events.length).toBe(messages.length)
      for (const [index, event] of events.entries()) expect(event).toMatchObject(expected(messages[index]))
    }
  })
})

describe('what is understood', () => {
  const sent = (scene: Scene) => take(scene, 1_000).flatMap(batch => batch.messages)

  test('every row of the table of messages is sent by the scene "all", and every type of event', () => {
    const messages = sent(all(5))
    const methods = new Set(messages.map(({ method }) => methodOf(method)))
    expect(Object.keys(METHODS).filter(method => !methods.has(method as Method))).toEqual([])
    const types = new Set(messages.map(({ type }) => type))
    expect(EVENT_TYPES.filter(type => !types.has(type))).toEqual([])
  })

  test.each([
    ['calm', calm(6)],
    ['busy', busy(6)],
  ])('nothing in the scene "%s" ends as unknown', (_, scene) => {
    const events = decode(sent(scene))
    expect(events.length).toBeGreaterThan(1_000)
    expect(events.filter(({ type }) => type === 'unknown')).toEqual([])
  })
})

describe('what makes a scene real', () => {
  const messages = take(busy(5), 600).flatMap(batch => batch.messages)

  test('about half of the messages have no time of their own', () => {
    const untimed = messages.filter(message => message.time === undefined).length
    expect(untimed / messages.length).toBeGreaterThan(0.4)
    expect(untimed / messages.length).toBeLessThan(0.6)
  })

  test('messages are as heavy as in the corpus', () => {
    const bytes = messages.reduce((sum, { payload }) => sum + payload.length, 0)
    expect(bytes / messages.length).toBeGreaterThan(2_000)
    expect(bytes / messages.length).toBeLessThan(3_500)
  })

  test('some people are masked: one id for all, and no message id', () => {
    const masked = messages.filter(message => message.nickname?.endsWith('***'))
    expect(masked.length).toBeGreaterThan(50)
    for (const { id, userId } of masked) expect([id, userId]).toEqual(['0', '111111'])
  })

  test('likes add up', () => {
    const likes = messages.filter(message => message.type === 'like')
    for (const [index, { count = 0, total = 0 }] of likes.entries()) {
      if (index > 0) expect(total).toBe((likes[index - 1]?.total ?? 0) + count)
    }
  })

  test('a busy room sends 200 a second, a flood 8,000', () => {
    expect(rate(take(busy(6), 1_000))).toBeCloseTo(200, -1)
    const batches = take(flood(6, 8_000, 1), 1_000)
    expect(rate(batches)).toBeCloseTo(8_000, -3)
    expect(batches.flatMap(batch => batch.messages).length).toBe(8_000)
  })

  test('history is older than the scene', () => {
    const history = calm(7).history?.(STAGE) ?? []
    expect(history.length).toBe(15)
    for (const message of history) expect(message).toMatchObject({ history: true, time: expect.any(Number) })
    expect(history.every(({ time = 0 }) => time < STAGE.startsAt)).toBe(true)
  })
})

describe('gift storm', () => {
  const messages = take(giftStorm(8), 500).flatMap(batch => batch.messages)
  const gifts = messages.flatMap(message => (message.gift ? [message] : []))

  test('has combos that skip and repeat their last number at the end', () => {
    const [first] = gifts
    const combo = gifts.filter(gift => gift.nickname === first?.nickname).slice(0, 6)
    expect(combo.map(gift => gift.gift?.count)).toEqual([1, 3, 4, 9, 10, 10])
    expect(combo.map(gift => gift.gift?.comboEnd)).toEqual([false, false, false, false, false, true])
  })

  test('has presets, gifts that do not combo, combos without an end, and repeats', () => {
    const counts = gifts.map(gift => gift.gift?.count)
    for (const count of [66, 188, 1_314, 131]) expect(counts).toContain(count)
    expect(gifts.some(gift => gift.gift?.name === '嘉年华' && gift.gift.comboEnd)).toBe(true)
    expect(gifts.some(gift => gift.gift?.count === 131 && gift.gift.comboEnd)).toBe(false)
    expect(gifts.filter(gift => gift.dup).length).toBe(3)
  })
})

test('the ended room pauses, resumes and ends', () => {
  const messages = take(pausedAndEnded(9), 100).flatMap(batch => batch.messages)
  expect(messages.flatMap(message => message.status ?? [])).toEqual(['paused', 'resumed', 'ended'])
  expect(messages.at(-1)?.status).toBe('ended')
})

test('a message can be taken back', () => {
  const m = createMessages({ seed: 10 })
  const chat = m.chat()
  const [event] = decode([m.del([chat])])
  expect(event).toMatchObject({ type: 'system', recalls: [chat.id] })
})

describe('played by the server', () => {
  let server: RoomServer
  afterEach(() => server.close())

  test('a prepared scene comes whole, in order, after its preparation', async () => {
    server = await startServer()
    const scene = { ...withoutOpening(flood(11, 2_000, 0.3)), prepareMs: 150 }
    const room = server.addRoom({ webRid: 'room', scene, ackEvery: 0 })
    const begun = Date.now()
    const visitor = await visit(server, room)
    await room.done
    const frames = take(scene, 1_000).length
    await visitor.frame(frames)
    expect(room.sent.length).toBe(600)
    expect(visitor.ids()).toEqual(room.sent.map(message => message.id))
    expect(Math.min(...room.sent.map(message => message.time ?? Infinity))).toBeGreaterThan(begun)
  })

  test('broken frames go out as they are', async () => {
    server = await startServer()
    const raw = Buffer.from('0801ffff', 'hex')
    const say = createMessages({ seed: 12 })
    const room = server.addRoom({ webRid: 'room', ackEvery: 0 })
    const visitor = await visit(server, room)
    room.pushRaw(raw)
    room.push([say.chat()])
    await visitor.frame(1)
    expect(visitor.bytes[0]).toEqual(raw)
  })
})

function take(scene: Scene, count: number): Batch[] {
  const batches: Batch[] = []
  for (const batch of scene.batches(STAGE)) {
    batches.push(batch)
    if (batches.length === count) break
  }
  return batches
}

/** The scene from its first word on. */
function withoutOpening(scene: Scene): Scene {
  return {
    ...scene,
    *batches(stage) {
      let isFirst = true
      for (const batch of scene.batches(stage)) {
        yield isFirst ? { ...batch, afterMs: 0 } : batch
        isFirst = false
      }
    },
  }
}

function fingerprint(batches: readonly Batch[]): string {
  const hash = createHash('sha256')
  for (const { afterMs, messages, raw } of batches) {
    hash.update(String(afterMs))
    if (raw) hash.update(raw)
    for (const { id, payload } of messages) hash.update(id).update(payload)
  }
  return hash.digest('hex')
}

function rate(batches: readonly Batch[]): number {
  const [, ...rest] = batches
  const ms = rest.reduce((sum, { afterMs }) => sum + afterMs, 0)
  return (rest.reduce((sum, { messages }) => sum + messages.length, 0) / ms) * 1_000
}

function decode(messages: SceneMessage[]): LiveEvent[] {
  const response = { messages, cursor: 'c', now: STAGE.startsAt, internalExt: 'x' }
  return decodeFrame(encodeFrame({ logId: '1', response }), { roomId: '1', receivedAt: 0 }).events
}

/** What an event must have of what the scene says of its message. */
function expected(message: SentMessage | undefined): Record<string, unknown> {
  if (!message) return {}
  const { id, method, type, nickname, userId, text, gift, count, total, status, recalls, time, event } =
    message
  const isUnderstood = type !== 'any' && type !== 'unknown'
  return {
    id,
    ...(method === '' ? {} : { method }),
    ...(type === 'any' ? {} : { type }),
    ...(isUnderstood && time !== undefined ? { time } : {}),
    ...(isUnderstood && nickname ? { user: { nickname, id: userId } } : {}),
    ...(isUnderstood && text !== undefined && type !== 'audience' ? { text } : {}),
    ...(gift ? { gift: { id: gift.id, name: gift.name, diamonds: gift.diamonds } } : {}),
    ...(gift ? { count: gift.count, comboEnd: gift.comboEnd } : {}),
    ...(type === 'like' ? { count, total } : {}),
    ...(type === 'audience' && total !== undefined ? { online: total } : {}),
    ...(status ? { status } : {}),
    ...(recalls ? { recalls } : {}),
    ...event,
  }
}
