import { describe, expect, test } from 'vitest'
import { decodeFrame } from '../../../lib/protocol/decode.ts'
import { framesOf, hasShared, sharedBytes, sharedLines, WITHOUT_SHARED } from '../../fixtures/shared.ts'

const context = { roomId: '', receivedAt: 1_800_000_000_000 }

describe.skipIf(!hasShared)(`frames of real rooms${WITHOUT_SHARED}`, () => {
  test('captures from 2022 to 2026 decode to what is expected of them', () => {
    const names = ['2022-12-28-chat', '2024-02-26-enter-like', '2026-04-13-gift']
    const decoded = names.map(name => decodeFrame(sharedBytes(`captures/${name}.bin`), context))
    expect(decoded.map(({ failure }) => failure)).toEqual([undefined, undefined, undefined])
    const events = decoded.flatMap(({ events }) => events)
    const expected = sharedLines('captures/expected.jsonl').map(wanted)
    expect(events).toMatchObject(expected)
  })

  test('a cut capture gives a clear error with its offset', () => {
    const bytes = sharedBytes('captures/2026-04-13-gift-truncated.bin')
    const { failure, events } = decodeFrame(bytes, context)
    expect(failure).toEqual({ reason: 'payload of 2768 bytes, 174 there', offset: bytes.length })
    expect(events).toEqual([])
  })

  test('the long room decodes to every event and field, in order', () => {
    const frames = framesOf(sharedBytes('corpus/room.frames'))
    const decoded = frames.map(bytes => decodeFrame(bytes, context))
    expect(decoded.filter(({ failure }) => failure)).toEqual([])
    const events = decoded.flatMap(({ events }) => events)
    const expected = sharedLines('corpus/expected.jsonl').map(wanted)
    expect(events).toHaveLength(expected.length)
    for (const [at, event] of events.entries()) expect(event).toMatchObject(expected[at] ?? {})
  })
})

/** The fields that must come out; `dup` is the room's matter and type `any` fixes only id and method. */
function wanted({ dup: _, ...line }: Record<string, unknown>): Record<string, unknown> {
  const { type, ...rest } = line
  return type === 'any' ? rest : line
}
