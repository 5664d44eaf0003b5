import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeFrame, decodeResponse } from '../../../lib/protocol/decode.ts'
import { readPushFrame } from '../../../lib/protocol/envelope.ts'
import { framesOf, hasShared, sharedBytes, WITHOUT_SHARED } from '../../fixtures/shared.ts'
import { encode, frame, message, pushFrame } from './encode.ts'

const context = { roomId: '1', receivedAt: 1 }
const chat = (text: string) => message('ChatMessage', { user: { nickname: '甲' }, content: text })

/** A frame to damage, packed and plain: damage to gzip rarely gets past its checksum. */
const sound = [
  frame([chat('一'), message('GiftMessage', { gift: { name: '玫瑰' }, repeatCount: '3' }), chat('二')]),
  frame([chat('一'), message('LikeMessage', { count: 3 }), chat('二')], { gzip: false }),
]

describe('10,000 damaged frames: no exception, and what is said of them is sound', () => {
  const damage = fc.oneof(
    fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat(7) }),
    fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
    fc.record({
      kind: fc.constant('insert' as const),
      at: fc.nat(),
      bytes: fc.uint8Array({ maxLength: 12 }),
    }),
    fc.record({ kind: fc.constant('huge' as const), at: fc.nat() }),
  )
  test('bit flips, cuts, insertions, huge lengths', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sound),
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        (bytes, all) => {
          const damaged = all.reduce(apply, bytes)
          const { events, failure } = decodeFrame(damaged, context)
          for (const event of events) expect(JSON.parse(JSON.stringify(event))).toEqual(event)
          if (failure) expect(failure.offset).toBeLessThanOrEqual(damaged.length)
        },
      ),
      { numRuns: 8000 },
    )
  })
  test('bytes of chance, as frame, payload and body', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        decodeFrame(bytes, context)
        decodeFrame(pushFrame(bytes), context)
        decodeFrame(pushFrame(new Uint8Array(gzipSync(bytes))), context)
        decodeResponse(bytes, context)
      }),
      { numRuns: 2000 },
    )
  })

  function apply(
    bytes: Uint8Array,
    change: typeof damage extends fc.Arbitrary<infer T> ? T : never,
  ): Uint8Array {
    const at = bytes.length === 0 ? 0 : change.at % bytes.length
    const copy = Uint8Array.from(bytes)
    if (change.kind === 'cut') return copy.subarray(0, at)
    if (change.kind === 'insert')
      return Uint8Array.of(...copy.subarray(0, at), ...change.bytes, ...copy.subarray(at))
    if (change.kind === 'flip') copy[at] = (copy[at] ?? 0) ^ (1 << change.bit)
    else copy.set([0xff, 0xff, 0xff, 0xff, 0x0f].slice(0, copy.length - at), at)
    return copy
  }
})

describe('neighbours of a bad message live', () => {
  test('whatever the payload in the middle is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), payload => {
        const bad = { method: 'WebcastChatMessage', msgId: '2', payload }
        const { events } = decodeFrame(frame([chat('前'), bad, chat('后')]), context)
        expect(events).toHaveLength(3)
        expect(events[0]).toMatchObject({ text: '前' })
        expect(events[2]).toMatchObject({ text: '后' })
      }),
    )
  })
  test('a message that is no Message at all', () => {
    const [before, after] = [encode('Message', chat('前')), encode('Message', chat('后'))]
    const broken = Uint8Array.of(0x0a, 0x50, 0x61)
    const response = Uint8Array.of(...[before, broken, after].flatMap(part => [0x0a, part.length, ...part]))
    const { events } = decodeFrame(pushFrame(response), context)
    expect(events.map(({ type }) => type)).toEqual(['chat', 'unknown', 'chat'])
  })
})

describe('bombs', () => {
  test('a gzip bomb costs its limit and not more, and is refused with a reason', () => {
    const bomb = pushFrame(new Uint8Array(gzipSync(Buffer.alloc(100 * 1024 * 1024))))
    const { failure } = decodeFrame(bomb, context)
    expect(failure?.reason).toBe('gzip: inflates to more than 33554432 bytes')
  })
  test('a thousand nested messages in an unknown one', () => {
    let payload: Uint8Array = Uint8Array.of(8, 1)
    for (let depth = 0; depth < 1000; depth++) payload = encode('Message', { method: '', payload })
    const deep = { method: 'WebcastChatMessage', msgId: '1', payload }
    const strange = { ...deep, method: 'WebcastStrange' }
    expect(decodeFrame(frame([deep, strange, chat('后')]), context).events[2]).toMatchObject({ text: '后' })
  })
  test('nested groups end in a reason, not in a full stack', () => {
    const payload = new Uint8Array(100_000).fill(0x0b)
    const { events } = decodeFrame(frame([{ method: 'WebcastChatMessage', payload, msgId: '1' }]), context)
    expect(events[0]).toMatchObject({ type: 'unknown', reason: 'max depth exceeded' })
  })
  test('the reading of an unknown message stays small', () => {
    const payload = new Uint8Array(2_000_000).fill(0x08)
    const { events } = decodeFrame(frame([{ method: 'WebcastStrange', payload, msgId: '1' }]), context)
    expect(JSON.stringify(events[0]).length).toBeLessThan(20_000)
  })
  test('a text of 100 kB is kept whole', () => {
    const { events } = decodeFrame(frame([chat('弹'.repeat(40_000))]), context)
    expect(events[0]).toMatchObject({ text: '弹'.repeat(40_000) })
  })
})

test('zstd has a reason of its own', () => {
  const payload = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x24, 1, 2, 3)
  expect(decodeFrame(pushFrame(payload), context)).toMatchObject({
    events: [],
    failure: { reason: 'zstd: a compression that is not read' },
  })
})

test('broken UTF-8 costs a character, not the message', () => {
  const payload = Uint8Array.of(0x1a, 4, 0x61, 0xff, 0xfe, 0x62)
  const { events } = decodeFrame(frame([{ method: 'WebcastChatMessage', payload, msgId: '1' }]), context)
  expect(events[0]).toMatchObject({ type: 'chat', text: 'a\ufffd\ufffdb' })
})

describe.skipIf(!hasShared)(`real frames, cut at each byte${WITHOUT_SHARED}`, () => {
  test('captures: an error or fewer events, never an exception', () => {
    for (const name of ['2022-12-28-chat', '2024-02-26-enter-like', '2026-04-13-gift']) {
      const whole = sharedBytes(`captures/${name}.bin`)
      const all = decodeFrame(whole, context).events
      const beforePayload = tagOf(readPushFrame(whole))
      for (let cut = 0; cut < whole.length; cut++) {
        const { events, failure } = decodeFrame(whole.subarray(0, cut), context)
        // Cut before its payload it looks like an empty Response.
        if (cut !== beforePayload) expect(failure, `${name} cut at ${cut}`).toBeDefined()
        // Not the whole event: the time may have been in what is cut off.
        const ids = events.map(({ id, type }) => [id, type])
        expect(ids).toEqual(all.slice(0, events.length).map(({ id, type }) => [id, type]))
      }
    }
  })
  test('ten messages of the corpus: an error or a shorter event', () => {
    const bytes = framesOf(sharedBytes('corpus/room.frames'))[0] ?? new Uint8Array()
    const response = new Uint8Array(gunzipSync(readPushFrame(bytes).payload))
    for (let cut = 0; cut < response.length; cut++) decodeResponse(response.subarray(0, cut), context)
  })
})

/** Where the payload's tag is: before its length, a varint. */
function tagOf({ payload, payloadOffset }: { payload: Uint8Array; payloadOffset: number }): number {
  return payloadOffset - 1 - Math.max(1, Math.ceil(Math.log2(payload.length + 1) / 7))
}
