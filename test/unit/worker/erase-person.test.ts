import Dexie from 'dexie'
import { IDBDatabase } from 'fake-indexeddb'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Eraser } from '../../../lib/model/eraser.ts'
import type { LiveEvent, User } from '../../../lib/model/events.ts'
import { mentions } from '../../../lib/recording/mentions.ts'
import type { Recorded } from '../../../lib/recording/recorded.ts'
import type { RoomSession } from '../../../lib/room/session.ts'
import { withSpeech } from '../../../lib/settings/change/change.ts'
import { plainBytes, textOf, unpack } from '../../../lib/store/pack.ts'
import { readSession } from '../../../lib/store/read.ts'
import { recordedPieces, sealRecording } from '../../../lib/store/recordings.ts'
import { sealTail } from '../../../lib/store/seal.ts'
import { Store } from '../../../lib/store/store.ts'
import { Tables } from '../../../lib/store/tables.ts'
import { type RoomThanks, readThanked, thankedWithout } from '../../../lib/tally/thanked.ts'
import { createLog } from '../../room/log.ts'
import { createMessages } from '../../room/messages.ts'
import { anyEvent, MARK, MARKS, marked, others } from '../model/any-event.ts'
import { AT, IN_MEMORY } from '../store/entries.ts'
import { KEPT, panelOf, RELAY, workerInMemory } from './worker-in-memory.ts'

/** A worker over a database of this name; thanks are stored beside it, and outlive it too. */
function worker(name: string, thanked: { rooms: RoomThanks[] }) {
  const store = new Store(() => new Tables(name, IN_MEMORY))
  const parts = workerInMemory({
    store,
    settings: { ...withSpeech(KEPT, { on: true }), history: { ...KEPT.history, frames: true } },
    // Each is said until it is stopped.
    say: (_, signal) =>
      new Promise(resolve => signal.addEventListener('abort', () => resolve({ kind: 'stopped' }))),
    beside: {
      forget: async () => {},
      erase: async eraser => {
        thanked.rooms = thankedWithout(thanked.rooms, eraser)
      },
    },
  })
  const { rooms, journal, keeper, pages } = parts
  pages.add({ ...RELAY })
  const hear = async (events: LiveEvent[], frames: Recorded[] = []) => {
    take(await rooms.open('7'), events, frames)
    await journal.between(async () => () => false)
  }
  const take = (room: RoomSession, events: LiveEvent[], frames: Recorded[] = []) => {
    const accepted = room.accept({ events, now: 0, via: 'socket', at: AT, since: AT - 60_000 })
    rooms.add('7', accepted.entries)
    for (const frame of frames) journal.record(room, frame)
    journal.note(room, accepted)
  }
  const show = () => {
    const panel = panelOf(parts)
    panel.say({ type: 'watch', roomId: '7' })
    return panel.sent
  }
  const erase = () => keeper.command({ type: 'history', command: 'erase-person', person: PERSON.id })
  return { ...parts, hear, take, show, erase }
}
type Parts = ReturnType<typeof worker>

const [PERSON] = fc.sample(marked.user, 1) as [User]

/** The person by each of their names, so that each is known. */
const named = (n: number): LiveEvent[] =>
  [`${MARK}甲`, `乙${MARK}`, `${MARK}|:"\\|`].map((nickname, at) => ({
    type: 'chat',
    id: String(n + at),
    method: 'WebcastChatMessage',
    roomId: '7',
    time: AT,
    receivedAt: AT,
    user: { ...PERSON, nickname },
    text: '来了',
    segments: [{ kind: 'text', text: '来了' }],
  }))

const withIds = (events: LiveEvent[], from: number) =>
  events.map((event, n) => ({ ...event, id: String(from + n) }))

/** Frames as they came: one says what the person said, of the other nothing becomes an event. */
const make = createMessages({ seed: 5, roomId: '7' })
const frameOf = (nickname: string): Recorded => ({
  kind: 'frame',
  via: 'socket',
  socket: 1,
  roomId: '7',
  at: AT,
  since: AT,
  bytes: Uint8Array.from(createLog('7', 0).make([make.chat({ user: { nickname } })], AT).bytes),
})

/** Everything that lies in the database, whatever it is packed in. */
async function dump({ store: { tables } }: Parts): Promise<string> {
  const rows: unknown[] = []
  for (const table of tables.tables) {
    for (const record of await table.toArray()) {
      const { bytes, ids: _, ...rest } = record as { bytes?: Uint8Array<ArrayBuffer>; ids?: unknown }
      rows.push(table.name, rest)
      if (table.name === 'packs' && bytes) rows.push(JSON.parse(await textOf(bytes)))
    }
    for (const key of await table.toCollection().primaryKeys()) rows.push(key)
  }
  for (const session of await tables.sessions.toCollection().primaryKeys()) {
    for await (const piece of recordedPieces(tables, session)) if (mentions(piece, MARKS)) rows.push(MARK)
  }
  return JSON.stringify(rows)
}

async function expectNobody(parts: Parts, thanked: { rooms: RoomThanks[] }) {
  const stored = await dump(parts)
  const live = parts.rooms.all().map(room => [room.stored(), parts.rooms.recent(room.roomId)])
  for (const mark of MARKS) {
    expect(stored).not.toContain(mark)
    expect(JSON.stringify([live, thanked, parts.speaker.view()])).not.toContain(mark)
  }
}

let databases = 0

/** A room in which the person was, half of it sealed, and what was kept beside. */
async function lived(events: LiveEvent[]) {
  const name = `erase-${++databases}`
  const thanked = { rooms: readThanked([{ roomId: '7', thanks: { [PERSON.id]: 3, 10001: 1 } }]) }
  const parts = worker(name, thanked)
  const all = withIds(events, 1000)
  await parts.hear(named(100), [frameOf(`${MARK}甲`)])
  const room = await parts.rooms.open('7')
  room.describe({ url: '', webRid: 'MARKED-rid', title: '记号甲的直播间', anchor: '记号甲' })
  await parts.hear(all.slice(0, all.length / 2), [frameOf('路人')])
  await sealTail(parts.store.tables, '7', 1)
  await sealRecording(parts.store.tables, '7', 1)
  await parts.hear(all.slice(all.length / 2))
  return { name, thanked, parts }
}

const anyRoom = fc.array(
  fc.oneof(anyEvent(marked), anyEvent(others), anyEvent({ ...marked, user: others.user })),
  {
    minLength: 4,
    maxLength: 40,
  },
)

describe('a person who was erased', () => {
  test('is nowhere: in no table, in no recording, in no open room, and in nothing that is written next', async () => {
    await fc.assert(
      fc.asyncProperty(anyRoom, fc.array(anyEvent(others), { maxLength: 10 }), async (events, next) => {
        const { parts, thanked } = await lived(events)
        const sent = parts.show()
        await parts.erase()
        await expectNobody(parts, thanked)
        expect(thanked.rooms[0]?.thanks).toEqual({ 10001: 1 })
        await parts.hear(withIds(next, 5000))
        await expectNobody(parts, thanked)
        const shown = sent.filter(({ type }) => type === 'snapshot').at(-1)
        for (const mark of MARKS) expect(JSON.stringify(shown)).not.toContain(mark)
        parts.store.close()
      }),
      { numRuns: 60 },
    )
  })

  test('does not come back where a page sends its latest messages once more, to this worker or the next', async () => {
    const { name, thanked, parts } = await lived(fc.sample(anyEvent(others), 4))
    await parts.erase()
    await parts.hear(named(100))
    await expectNobody(parts, thanked)
    parts.store.close()
    const next = worker(name, thanked)
    await next.hear(named(100))
    await expectNobody(next, thanked)
    next.store.close()
  })

  test('is gone from what an earlier version left behind when it was interrupted: sums, gifts and the recording', async () => {
    const { parts, thanked } = await lived(fc.sample(anyEvent(others), 4))
    const { tables } = parts.store
    // It had written the packs without them, and died before all else.
    const packs = await tables.packs.toArray()
    await parts.erase()
    await parts.hear([], [frameOf(`${MARK}甲`)])
    await tables.packs.clear()
    await tables.packs.bulkPut(
      await Promise.all(
        packs.map(async pack => {
          const left = (await unpack(pack.bytes)).filter(({ event }) => event.user?.id !== PERSON.id)
          return { ...pack, bytes: plainBytes(left) }
        }),
      ),
    )
    const counts = { events: 1, chats: 1, gifts: 1, diamonds: 1, likes: 0, firstAt: AT, lastAt: AT }
    await tables.people.put({
      session: '7',
      person: PERSON.id,
      id: PERSON.id,
      nickname: `${MARK}甲`,
      ...counts,
    })
    const gift = { session: '7', at: AT, giftId: '1', name: '玫瑰', count: 1, worth: 1, last: 90, until: AT }
    await tables.gifts.put({ ...gift, n: 90, person: PERSON.id, nickname: `${MARK}甲` })
    await tables.gifts.put({ ...gift, n: 91, person: '10001', nickname: '路人', to: `${MARK}甲` })
    await parts.erase()
    await expectNobody(parts, thanked)
    expect((await tables.sessions.get('7'))?.frames).toBe(0)
    parts.store.close()
  })

  test('is gone though a pack of a session that they are in cannot be read', async () => {
    const { parts, thanked } = await lived(fc.sample(anyEvent(others), 4))
    const [first] = await parts.store.tables.packs.toArray()
    if (first) await parts.store.tables.packs.put({ ...first, bytes: first.bytes.slice(0, 40) })
    await parts.erase()
    await expectNobody(parts, thanked)
    parts.store.close()
  })

  test('goes with all that they did until it was answered, written meanwhile or not', async () => {
    for (let round = 0; round < 10; round++) {
      const { parts, thanked } = await lived(fc.sample(anyEvent(others), 8))
      const room = await parts.rooms.open('7')
      let isAnswered = false
      const erasing = parts.erase().then(() => {
        isAnswered = true
      })
      for (let n = 0; !isAnswered; n++) {
        if (n % (round + 1) === 0 && n < 200) {
          parts.take(room, named(9000 + 3 * n), n % 2 ? [frameOf(`乙${MARK}`)] : [])
          if (n % 3 === 0) void parts.journal.between(async () => () => false)
        }
        await new Promise(setImmediate)
      }
      await erasing
      await parts.hear([])
      await expectNobody(parts, thanked)
      parts.store.close()
    }
  })

  test('leaves what others did, and what is counted of it', async () => {
    const chat = (n: number, user: User, text: string): LiveEvent => ({
      ...(named(n)[0] as LiveEvent & { type: 'chat' }),
      user,
      text,
      segments: [{ kind: 'text', text }],
    })
    const other: User = { id: '10009', nickname: '路人', roles: [] }
    const { parts } = await lived([
      chat(1, other, '一'),
      chat(2, PERSON, '二'),
      chat(3, other, '三'),
      chat(4, other, '四'),
    ])
    await parts.erase()
    const now = await readSession(parts.store.tables, '7')
    expect(now?.session.totals).toMatchObject({ types: { chat: 3 }, people: 1 })
    expect(now?.session.frames).toBe(0)
    parts.store.close()
  })
})

/** How many more transactions a database takes before its worker is dead, by its name; read only ones do not count. */
const lives = new Map<string, number>()
const begin = IDBDatabase.prototype.transaction
IDBDatabase.prototype.transaction = function (...asked) {
  const left = lives.get(this.name) ?? Infinity
  if (asked[1] === 'readwrite' || left < 0) lives.set(this.name, left - 1)
  if ((lives.get(this.name) ?? 0) < 0) throw new Error('the worker is dead')
  return begin.apply(this, asked)
}

test('wherever the worker dies, the next one ends what was begun, and asking again is never answered too early', async () => {
  const events = fc.sample(anyRoom, { numRuns: 1, seed: 11 }).flat()
  let interrupted = 0
  for (let left = 0; ; left++) {
    const { name, thanked, parts } = await lived(events)
    lives.set(name, left)
    const isDone = await parts.erase().then(
      () => true,
      () => false,
    )
    const isDead = (lives.get(name) ?? 0) < 0
    parts.store.close()
    lives.delete(name)
    const next = worker(name, thanked)
    await next.rooms.open('7')
    if (!isDead) {
      expect(isDone).toBe(true)
      await expectNobody(next, thanked)
      next.store.close()
      expect(interrupted).toBeGreaterThan(5)
      return
    }
    // What was begun is ended without being asked for. Speech writes beside it: which transaction begins is not known.
    const isBegun = isDone || (await next.store.tables.erasing.count()) > 0
    await next.keeper.tidy()
    if (isBegun) await expectNobody(next, thanked)
    if (isBegun) interrupted++
    await next.erase()
    await expectNobody(next, thanked)
    next.store.close()
    await Dexie.delete(name).catch(() => {})
  }
})

test('whom the user has thanked is told by keys of today, also where they are of yesterday', () => {
  const rooms = readThanked([{ roomId: '7', thanks: { '111111 吴***': 2, 5: 1 } }])
  expect(rooms[0]?.thanks).toEqual({ '111111:吴***': 2, 5: 1 })
  const eraser = new Eraser({ person: '111111:吴***', names: [] })
  expect(thankedWithout(rooms, eraser)[0]?.thanks).toEqual({ 5: 1 })
})
