import { gunzipSync } from 'node:zlib'
import { IDBIndex } from 'fake-indexeddb'
import { expect, test, vi } from 'vitest'
import { exportRecording } from '../../../lib/archive/export/recording.ts'
import { decodeFrame, decodeResponse } from '../../../lib/protocol/decode.ts'
import { splitFrames } from '../../../lib/recording/frames.ts'
import { RecordingReader } from '../../../lib/recording/items.ts'
import type { Recorded } from '../../../lib/recording/recorded.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { eraseSession } from '../../../lib/store/erase.ts'
import { erasePerson } from '../../../lib/store/erase-person.ts'
import { gzipped } from '../../../lib/store/gzip.ts'
import { dropRecording, recordedPieces, sealRecording } from '../../../lib/store/recordings.ts'
import { sealTail } from '../../../lib/store/seal.ts'
import type { Store } from '../../../lib/store/store.ts'
import { encodeResponse } from '../../room/envelope.ts'
import { createLog } from '../../room/log.ts'
import { createMessages } from '../../room/messages.ts'
import { AT, chat, freshStore, taken } from './entries.ts'

const make = createMessages({ seed: 3, roomId: '7' })
const say = (text: string) => [make.chat({ text })]
const channel = { socket: 1, roomId: '7', at: AT, since: AT - 5 }
const overSocket = (text: string): Recorded => ({
  kind: 'frame',
  via: 'socket',
  ...channel,
  bytes: Uint8Array.from(createLog('7', 0).make(say(text), AT).bytes),
})
const byPoll = (text: string): Recorded => ({
  kind: 'frame',
  via: 'http',
  ...channel,
  bytes: Uint8Array.from(encodeResponse({ messages: say(text), cursor: '', now: AT, internalExt: '' })),
})
const opened: Recorded = {
  kind: 'socket',
  relay: 'r',
  state: 'open',
  socket: 1,
  roomId: '7',
  at: AT - 5,
}

/** A room in which each write has these frames, and an entry. */
async function record(store: Store, ...writes: Recorded[][]): Promise<void> {
  const room = new RoomSession('7', AT)
  for (const [n, frames] of writes.entries()) {
    const changes = taken(room, [chat(n + 1)])
    const entries = changes.entries.map(of => ({ ...of, frames }))
    await store.write({ ...changes, entries })
  }
}

async function saved({ tables }: Store, blank = false): Promise<Uint8Array> {
  const blobs: Blob[] = []
  await exportRecording(
    { session: '7', blank },
    { tables, part: ({ blob }) => blob && blobs.push(blob), signal: new AbortController().signal },
  )
  return new Uint8Array(gunzipSync(new Uint8Array(await new Blob(blobs).arrayBuffer())))
}

function itemsOf(file: Uint8Array): Recorded[] {
  const reader = new RecordingReader()
  return splitFrames(file).frames.flatMap(({ frame }) => reader.take(frame) ?? [])
}

/** What each frame of a file says, read by whoever knows nothing of notes. */
function textsOf(file: Uint8Array): string[] {
  return splitFrames(file)
    .frames.flatMap(({ frame }) => decodeFrame(frame, { roomId: '7', receivedAt: AT }).events)
    .map(event => (event.type === 'chat' ? event.text : event.type))
}

test('what was recorded is a file that decodes to what came, over the socket and by polls, in order', async () => {
  const store = freshStore()
  const long = '长'.repeat(5000)
  await record(store, [overSocket('一'), byPoll('二')], [], [byPoll(long), overSocket('四')])
  expect(textsOf(await saved(store))).toEqual(['一', '二', long, '四'])
  expect((await store.tables.sessions.get('7'))?.frames).toBe(4)
})

test('a recording gives back each item as it came, byte for byte, with its times', async () => {
  const store = freshStore()
  const items = [opened, overSocket('一'), byPoll('二')]
  await record(store, items)
  const [page, ...rest] = itemsOf(await saved(store))
  expect(page?.kind).toBe('page')
  expect(rest).toEqual(items)
  const [, , poll] = rest
  const bytes = poll?.kind === 'frame' ? poll.bytes : new Uint8Array()
  expect(decodeResponse(bytes, { roomId: '', receivedAt: 0 }).events).toHaveLength(1)
})

test('sealed pieces are gzip, take less, and hold the same in the same order', async () => {
  const store = freshStore()
  const texts = Array.from({ length: 40 }, (_, n) => `第${n}句`)
  await record(store, ...texts.map(text => [byPoll(text)]))
  const before = await saved(store)
  const size = (await store.tables.sessions.get('7'))?.bytes ?? 0
  expect(await sealRecording(store.tables, '7')).toBe(false)
  expect(await sealRecording(store.tables, '7', 1)).toBe(true)
  expect(await sealRecording(store.tables, '7', 1)).toBe(false)
  const [piece, ...others] = await store.tables.frames.toArray()
  expect(others).toEqual([])
  expect([...(piece?.bytes.subarray(0, 2) ?? [])]).toEqual([0x1f, 0x8b])
  expect((await store.tables.sessions.get('7'))?.bytes).toBeLessThan(size / 2)
  expect(await saved(store)).toEqual(before)
})

test('a recording that is sealed and goes on while it is read is read once each, in order', async () => {
  const store = freshStore()
  await record(store, [overSocket('一')], [overSocket('二')])
  await sealRecording(store.tables, '7', 1)
  await record(store, [overSocket('三')], [overSocket('四')])
  const pieces: Uint8Array[] = []
  for await (const piece of recordedPieces(store.tables, '7')) {
    pieces.push(piece)
    await sealRecording(store.tables, '7', 1)
  }
  expect(pieces.flatMap(textsOf)).toEqual(['一', '二', '三', '四'])
})

test('a blanked file has the frames and their times, and no text or name of them', async () => {
  const store = freshStore()
  await record(store, [opened, overSocket('加我微信'), byPoll('加我微信')])
  await store.tables.sessions.update('7', { title: '糖糖的直播间', anchor: '糖糖', webRid: 'tangtang' })
  const file = await saved(store, true)
  const [page, ...rest] = itemsOf(file)
  expect(JSON.stringify(page)).not.toMatch(/糖|tang/)
  expect(rest.map(item => item.at)).toEqual([AT - 5, AT, AT])
  expect(textsOf(file)).toEqual(['某某某某', '某某某某'])
})

test('a session takes its recording with it, and so does a person who is in it', async () => {
  const store = freshStore()
  await record(store, [overSocket('一')])
  await erasePerson(store.tables, 'nobody')
  expect(textsOf(await saved(store))).toEqual(['一'])
  await erasePerson(store.tables, '1')
  expect(await store.tables.frames.count()).toBe(0)
  expect((await store.tables.sessions.get('7'))?.frames).toBe(0)
  await record(store, [overSocket('二')])
  await eraseSession(store.tables, '7')
  expect(await store.tables.frames.count()).toBe(0)
})

test('a recording that is thrown away is not counted in the size of its session any more', async () => {
  const [plain, recorded] = [freshStore(), freshStore()]
  await record(plain, [], [])
  await record(recorded, [overSocket('一')], [byPoll('二')])
  for (const { tables } of [plain, recorded]) await sealTail(tables, '7', 1)
  await sealRecording(recorded.tables, '7', 1)
  const sizeIn = async ({ tables }: Store) => (await tables.sessions.get('7'))?.bytes
  expect(await sizeIn(recorded)).toBeGreaterThan((await sizeIn(plain)) ?? 0)
  await dropRecording(recorded.tables, '7')
  expect(await sizeIn(recorded)).toBe(await sizeIn(plain))
})

test('the next piece is asked for by its place: no other key of the recording is read', async () => {
  const { tables } = freshStore()
  await tables.frames.bulkAdd(
    Array.from({ length: 40 }, (_, n) => ({
      session: n % 2 ? '7' : '8',
      plain: n < 30 ? (0 as const) : (1 as const),
      bytes: Uint8Array.of(n),
    })),
  )
  const sealed = await gzipAll(tables)
  let read = 0
  tables.frames.hook('reading', piece => {
    read++
    return piece
  })
  const listed = vi.spyOn(IDBIndex.prototype, 'getAllKeys')
  const bytes: number[] = []
  for await (const piece of recordedPieces(tables, '7')) bytes.push(...piece)
  expect(bytes).toEqual(Array.from({ length: 20 }, (_, n) => 2 * n + 1))
  expect([sealed, read]).toEqual([30, 20])
  expect(listed).not.toHaveBeenCalled()
})

async function gzipAll(tables: Store['tables']): Promise<number> {
  const pieces = await tables.frames.filter(({ plain }) => plain === 0).toArray()
  for (const piece of pieces) await tables.frames.put({ ...piece, bytes: await gzipped(piece.bytes) })
  return pieces.length
}
