import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { decodeFrame } from '../../../lib/protocol/decode.ts'
import { hasShared, sharedBytes, sharedLines, sharedPath, WITHOUT_SHARED } from '../../fixtures/shared.ts'
import { encodeFrame } from '../../room/envelope.ts'
import { createMessages } from '../../room/messages.ts'
import { type RoomServer, startServer } from '../../room/server.ts'
import { visit } from './visitor.ts'

let server: RoomServer
let folder: string
beforeEach(async () => {
  server = await startServer()
  folder = await mkdtemp(join(tmpdir(), 'room-'))
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const OLD = Date.UTC(2024, 0)
const say = createMessages({ seed: 1, roomId: '7389012345678901234', now: () => OLD + 250 })
const old = (time: number | null) => {
  const response = { messages: [say.chat({ time })], cursor: 'c', now: OLD + 500, internalExt: 'x' }
  return encodeFrame({ logId: '5', response })
}

test('a .bin is one frame, sent byte for byte', async () => {
  const path = join(folder, 'one.bin')
  const frame = old(OLD)
  await writeFile(path, frame)
  const room = server.addRoom({ webRid: 'room' })
  const playing = room.playFile(path)
  const visitor = await visit(server, room)
  await playing
  const { bytes, ids } = await visitor.frame(1)
  expect(bytes).toEqual(Buffer.from(frame))
  expect(room.sent).toEqual([{ id: ids[0], method: 'WebcastChatMessage', type: 'any' }])
})

test('a .frames is many, and one that is cut off is told', async () => {
  const frames = [old(OLD), old(null), old(OLD)]
  const behindLength = frames.map(frame => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(frame.length)
    return Buffer.concat([length, frame])
  })
  const whole = Buffer.concat(behindLength)
  await writeFile(join(folder, 'whole.frames'), whole)
  await writeFile(join(folder, 'cut.frames'), whole.subarray(0, -3))
  const room = server.addRoom({ webRid: 'room' })
  const visitor = await visit(server, room)
  await room.playFile(join(folder, 'whole.frames'), { framesPerSecond: Infinity })
  await visitor.frame(3)
  expect(visitor.frames.map(frame => frame.bytes)).toEqual(frames.map(frame => Buffer.from(frame)))
  const at = (behindLength[0]?.length ?? 0) + (behindLength[1]?.length ?? 0)
  await expect(room.playFile(join(folder, 'cut.frames'))).rejects.toThrow(`byte ${at} is cut off`)
})

test('played fresh, what was said long ago is said now', async () => {
  const path = join(folder, 'old.frames')
  const frames = [old(OLD + 400), old(null)]
  await writeFile(
    path,
    Buffer.concat(frames.flatMap(frame => [Buffer.from(Uint32Array.of(frame.length).buffer), frame])),
  )
  const room = server.addRoom({ webRid: 'room' })
  const visitor = await visit(server, room)
  const begun = Date.now()
  await room.playFile(path, { fresh: true, framesPerSecond: Infinity })
  await visitor.frame(2)
  const [before, after] = [frames, visitor.frames.map(frame => frame.bytes)].map(list =>
    list.flatMap(bytes => decodeFrame(bytes, { roomId: '', receivedAt: 0 }).events),
  )
  const moved = (after?.[0]?.time ?? 0) - (before?.[0]?.time ?? 0)
  expect(OLD + 500 + moved).toBeGreaterThanOrEqual(begun)
  expect(OLD + 500 + moved).toBeLessThan(begun + 5_000)
  expect(after).toEqual(before?.map(event => ({ ...event, time: expect.any(Number) })))
})

describe.skipIf(!hasShared)(`real frames${WITHOUT_SHARED}`, () => {
  test.each(['2022-12-28-chat', '2024-02-26-enter-like', '2026-04-13-gift', '2026-04-13-gift-truncated'])(
    'the capture %s goes out byte for byte',
    async name => {
      const room = server.addRoom({ webRid: 'room' })
      const visitor = await visit(server, room)
      await room.playFile(sharedPath(`captures/${name}.bin`))
      await expect.poll(() => visitor.bytes.length === 1).toBe(true)
      expect(visitor.bytes[0]).toEqual(Buffer.from(sharedBytes(`captures/${name}.bin`)))
    },
  )

  test('the corpus goes out whole; its repeats are known as such', async () => {
    const room = server.addRoom({ webRid: 'room' })
    const visitor = await visit(server, room)
    await room.playFile(sharedPath('corpus/room.frames'), { framesPerSecond: Infinity })
    await visitor.frame(220)
    const lines = sharedLines('corpus/expected.jsonl')
    expect(visitor.ids()).toEqual(lines.map(line => line.id))
    expect(room.sent.map(({ id, dup }) => ({ id, dup }))).toEqual(lines.map(({ id, dup }) => ({ id, dup })))
  })
})
