import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importFile } from '../../../lib/archive/export/import.ts'
import { exportRecording } from '../../../lib/archive/export/recording.ts'
import type { Entry } from '../../../lib/model/entry.ts'
import { decodeFrame } from '../../../lib/protocol/decode.ts'
import { wrapped } from '../../../lib/recording/envelope.ts'
import { framed, splitFrames } from '../../../lib/recording/frames.ts'
import { RecordingReader } from '../../../lib/recording/items.ts'
import { noteFrame } from '../../../lib/recording/note.ts'
import type { Recorded } from '../../../lib/recording/recorded.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { Damage } from '../../../lib/store/damage.ts'
import { readEntries } from '../../../lib/store/read.ts'
import { recordedPieces } from '../../../lib/store/recordings.ts'
import type { Store } from '../../../lib/store/store.ts'
import { createLog } from '../../room/log.ts'
import { createMessages } from '../../room/messages.ts'
import { busy, giftStorm, hostile, pausedAndEnded } from '../../room/scenes.ts'
import { AT, chat, freshStore, writeSession } from '../store/entries.ts'

const ROOM = '7300000000000000001'
const signal = new AbortController().signal
const read = ({ tables }: Store, bytes: Uint8Array, given = signal) =>
  importFile({ file: new Blob([Uint8Array.from(bytes)]) }, { tables, part: () => {}, signal: given })

/** What a relay hands over of the simulated room's scenes: a socket that opens and closes, and frames some ms apart. */
function everything(): Recorded[] {
  const stage = { roomId: ROOM, anchor: '主播', startsAt: AT }
  const log = createLog(ROOM, 4)
  const socket = { kind: 'socket', relay: 'a', socket: 1, roomId: ROOM } as const
  const frames = [busy(1), giftStorm(2), hostile(3), pausedAndEnded(4)]
    .flatMap(scene => [...scene.batches(stage)].slice(0, 60))
    .map(
      ({ messages, raw }, n): Recorded => ({
        kind: 'frame',
        via: 'socket',
        socket: 1,
        roomId: ROOM,
        at: AT + 40 * n,
        since: AT + 20,
        bytes: Uint8Array.from(raw ?? log.make(messages, AT + 40 * n).bytes),
      }),
    )
  return [
    { ...socket, state: 'open', at: AT },
    ...frames,
    { ...socket, state: 'closed', at: AT + 20_000, code: 1006 },
  ]
}

/** What came heard live, and recorded. */
async function heard(store: Store, items: readonly Recorded[]): Promise<Entry[]> {
  const room = new RoomSession(ROOM, AT)
  room.describe({ url: '', webRid: 'tang', title: '晚安电台', anchor: '糖糖' })
  const all: Entry[] = []
  for (const item of items) {
    const entries: Entry[] = []
    if (item.kind === 'socket') room.socket(item.relay, item)
    if (item.kind === 'frame') {
      const decoded = decodeFrame(item.bytes, { roomId: ROOM, receivedAt: item.at })
      if (decoded.failure) room.failFrame(item.at)
      entries.push(...room.accept({ ...decoded, ...item }).entries)
    }
    const changes = { roomId: ROOM, entries, marks: room.takeMarks(), frames: [item] }
    await store.write({ entries: [changes], rooms: [structuredClone(room.stored())], relays: [] })
    all.push(...entries)
  }
  return all
}

async function saved({ tables }: Store, session: string): Promise<Uint8Array> {
  const blobs: Blob[] = []
  const part = ({ blob }: { blob?: Blob }) => blob && blobs.push(blob)
  await exportRecording({ session, blank: false }, { tables, part, signal })
  return new Uint8Array(await new Blob(blobs).arrayBuffer())
}

test('a recorded session comes back from its file with the same entries, gaps, times and frames', async () => {
  const [from, to] = [freshStore(), freshStore()]
  const items = everything()
  const entries = await heard(from, items)
  expect(new Set(entries.map(({ event }) => event.type)).size).toBeGreaterThan(10)
  const { sessions, events } = await read(to, await saved(from, ROOM))
  const [id = ''] = sessions
  expect(events).toBe(entries.length)
  expect(await readEntries(to.tables, id, 0, Infinity, new Damage())).toEqual(
    await readEntries(from.tables, ROOM, 0, Infinity, new Damage()),
  )
  const marks = async ({ tables }: Store) =>
    (await tables.marks.toArray()).map(({ id: _, session: __, ...mark }) => mark)
  expect(await marks(to)).toEqual(await marks(from))
  const [before, after] = [await from.tables.sessions.get(ROOM), await to.tables.sessions.get(id)]
  const { frames, lastAt } = before ?? {}
  const told = {
    roomId: ROOM,
    webRid: 'tang',
    title: '晚安电台',
    anchor: '糖糖',
    origin: 'import',
    pinned: true,
  }
  expect(after).toMatchObject({ ...told, frames, firstAt: AT, lastAt })
  const recorded = async ({ tables }: Store, session: string) => {
    const reader = new RecordingReader()
    const all: Recorded[] = []
    for await (const piece of recordedPieces(tables, session)) {
      all.push(...splitFrames(piece).frames.flatMap(({ frame }) => reader.take(frame) ?? []))
    }
    return all
  }
  expect(await recorded(to, id)).toEqual(items)
  expect(await recorded(from, ROOM)).toEqual(items)
}, 60_000)

test('frames that others wrote, without any note, plain or gzip, are told by the time of the server', async () => {
  const log = createLog(ROOM, 4)
  const make = createMessages({ seed: 1, roomId: ROOM, now: () => AT })
  const file = framed([1, 2, 3].map(n => log.make([make.chat({ text: `第${n}句` })], AT + n * 1000).bytes))
  for (const bytes of [file, gzipSync(file)]) {
    const store = freshStore()
    const { sessions } = await read(store, bytes)
    const entries = await readEntries(store.tables, sessions[0] ?? '', 0, 9, new Damage())
    expect(entries.map(({ event }) => event.receivedAt - AT)).toEqual([1000, 2000, 3000])
    expect(await store.tables.sessions.get(sessions[0] ?? '')).toMatchObject({
      roomId: ROOM,
      frames: 3,
      firstAt: AT + 1000,
      lastAt: AT + 3000,
    })
  }
})

describe('what is wrong is told with its place, and nothing of the file stays', () => {
  const make = createMessages({ seed: 1, roomId: ROOM, now: () => AT })
  const good = createLog(ROOM, 4).make([make.chat({ text: '好' })], AT).bytes
  const file = framed([good, good])
  const length = (n: number) => Uint8Array.of(n & 255, (n >> 8) & 255, (n >> 16) & 255, n >> 24)
  const note = noteFrame({ kind: 'page', at: AT, page: { url: '', webRid: '', title: '', anchor: '' } })
  const forged = (json: string) => wrapped('tingdan', new TextEncoder().encode(json))
  test.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(), /^recording nothing 0$/],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), /^recording strange 0$/],
    ['three bytes', Uint8Array.of(1, 0, 0), /^recording strange 0$/],
    ['frames of noise', framed([Uint8Array.of(1, 2, 3), Uint8Array.of(255, 255)]), /^recording nothing 0$/],
    ['notes alone', framed([note]), /^recording nothing 0$/],
    ['an end within a frame', file.subarray(0, -1), new RegExp(`^recording cut ${good.length + 4}$`)],
    [
      'an end within a length',
      file.subarray(0, good.length + 6),
      new RegExp(`^recording cut ${good.length + 4}$`),
    ],
    [
      'a frame larger than any',
      Buffer.concat([file, length(2 ** 25 + 1), good]),
      new RegExp(`^recording large ${file.length}$`),
    ],
    ['gzip that ends early', gzipSync(file).subarray(0, -20), /^recording gzip /],
    ['gzip that is broken', gzipSync(file).fill(7, 30, 60), /^recording gzip /],
    [
      'a note that is no JSON',
      framed([good, forged('{')]),
      new RegExp(`^recording note ${good.length + 4}$`),
    ],
    [
      'a note from the end of time',
      framed([forged('{"kind":"page","at":1e300}'), good]),
      /^recording note 0$/,
    ],
    ['a note without end', framed([forged(' '.repeat(5000)), good]), /^recording note 0$/],
  ])('%s', async (_, bytes, complaint) => {
    const store = freshStore()
    await writeSession(store, [chat(1)], 'other')
    const tables = () => Promise.all(store.tables.tables.map(table => table.toArray()))
    const before = await tables()
    await expect(read(store, bytes)).rejects.toThrow(complaint)
    expect(await tables()).toEqual(before)
  })

  test('any bytes at all', async () => {
    const any = fc.uint8Array({ maxLength: 200 })
    await fc.assert(
      fc.asyncProperty(fc.oneof(any, fc.array(any).map(framed)), async bytes => {
        const store = freshStore()
        const { sessions } = await read(store, bytes).catch(() => ({ sessions: [] }))
        expect(await store.tables.sessions.count()).toBe(sessions.length)
      }),
      { numRuns: 100 },
    )
  })

  test('what is given up leaves nothing', async () => {
    const store = freshStore()
    const control = new AbortController()
    control.abort()
    await expect(read(store, file, control.signal)).rejects.toThrow(/abort/i)
    for (const table of store.tables.tables) expect(await table.count()).toBe(0)
  })
})
