import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { LiveEvent } from '../../../lib/model/events.ts'
import { joinedStates } from '../../../lib/room/joined.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { Damage } from '../../../lib/store/damage.ts'
import { readEntries } from '../../../lib/store/read.ts'
import { Store } from '../../../lib/store/store.ts'
import { Tables } from '../../../lib/store/tables.ts'
import { workerInMemory } from '../worker/worker-in-memory.ts'
import { AT, chat, gift, IN_MEMORY, memoryShelf } from './entries.ts'

/** A disk that is full at times: then no database can be opened, and an open one cannot be written to. */
function disk() {
  const indexedDB = new IDBFactory()
  const state = { isFull: false }
  const full = new Proxy(indexedDB, {
    get: (of, name) => {
      if (name === 'open' && state.isFull) throw new DOMException('no room', 'QuotaExceededError')
      const value = Reflect.get(of, name)
      return typeof value === 'function' ? value.bind(of) : value
    },
  })
  const open = () => new Tables('disk', { ...IN_MEMORY, indexedDB: full })
  return { state, open }
}

/** A worker on that disk, with what outlives it. */
function start({ open, shelf }: { open: () => Tables; shelf: ReturnType<typeof memoryShelf> }) {
  const store = new Store(open)
  const { rooms, losses, journal } = workerInMemory({ store, shelf })
  const problem = () => journal.written.peek().error
  const hear = async (...events: LiveEvent[]) => {
    const room = await rooms.open('7')
    const accepted = room.accept({ events, now: 0, via: 'socket', at: AT, since: AT - 1 })
    rooms.add('7', accepted.entries)
    journal.note(room, accepted)
    await journal.flush()
  }
  const begin = async () => {
    for (const [roomId, marks] of await losses.left()) journal.noteLosses(await rooms.open(roomId), marks)
    await journal.flush()
  }
  return { store, rooms, journal, hear, begin, problem }
}

async function kept({ tables }: Store) {
  const entries = await readEntries(tables, '7', 0, Infinity, new Damage())
  const marks = await tables.marks.where('session').equals('7').toArray()
  const lost = marks.filter(({ kind }) => kind === 'unstored').reduce((sum, { count }) => sum + count, 0)
  return {
    numbers: entries.map(({ n }) => n),
    texts: entries.map(({ event }) => 'text' in event && event.text),
    lost,
  }
}

describe('a worker that starts on a full disk', () => {
  test('stores again as soon as there is room; numbers go on, and what was lost is a mark', async () => {
    const { state, open } = disk()
    const shelf = memoryShelf()
    const first = start({ open, shelf })
    await first.hear(chat(1), chat(2), chat(3))
    first.store.close()
    state.isFull = true
    const second = start({ open, shelf })
    await second.begin()
    await second.hear(chat(4), chat(5))
    expect(second.problem()).toBeInstanceOf(Error)
    state.isFull = false
    await second.hear(chat(6))
    expect(second.problem()).toBeUndefined()
    await second.journal.flush()
    expect(second.rooms.edition('7')).toBe(1)
    expect(second.rooms.recent('7').map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6])
    expect(await kept(second.store)).toEqual({
      numbers: [1, 2, 3, 6],
      texts: ['第 1 句', '第 2 句', '第 3 句', '第 6 句'],
      lost: 2,
    })
  })

  test('and dies there leaves what it lost to the next one, and nothing is twice', async () => {
    // The dead try nothing again.
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('hear', 'hear', 'die', 'fill', 'clear', 'again'), { maxLength: 25 }),
        async steps => {
          const { state, open } = disk()
          const shelf = memoryShelf()
          let worker = start({ open, shelf })
          let sent = 0
          const stored: LiveEvent[] = []
          for (const step of [...steps, 'clear', 'hear', 'hear'] as const) {
            if (step === 'fill' || step === 'clear') state.isFull = step === 'fill'
            // An open database cannot be written to either: the browser closes it.
            if (step === 'fill') worker.store.close()
            if (step === 'hear') {
              await worker.hear(chat(++sent))
              if (!state.isFull) stored.push(chat(sent))
            }
            // A page that loads again is sent what came before.
            if (step === 'again') await worker.hear(...stored)
            if (step === 'die') {
              worker.store.close()
              worker = start({ open, shelf })
              await worker.begin()
            }
          }
          await worker.journal.flush()
          const { numbers, lost } = await kept(worker.store)
          expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
          expect(numbers.length + lost).toBe(sent)
          worker.store.close()
        },
      ),
      { numRuns: 40 },
    )
  })
})

test('a room that is joined with what is stored of it is as if it had been read at once', async () => {
  const some = fc.array(
    fc.record({ kind: fc.constantFrom('chat', 'gift', 'like'), combo: fc.integer({ min: 1, max: 3 }) }),
    { minLength: 0, maxLength: 12 },
  )
  const accept = (room: RoomSession, events: LiveEvent[]) =>
    room.accept({ events, now: 0, via: 'socket', at: AT, since: AT - 1 }).entries
  await fc.assert(
    fc.property(some, some, some, (...parts) => {
      let id = 0
      const counts = new Map<number, number>()
      const [before, blind, after] = parts.map(part =>
        part.map(({ kind, combo }): LiveEvent => {
          id++
          if (kind === 'chat') return chat(id)
          if (kind === 'like') return { ...chat(id), type: 'like', count: 1, total: id }
          counts.set(combo, (counts.get(combo) ?? 0) + 1)
          return gift(id, counts.get(combo) ?? 0, { comboId: `${combo}` })
        }),
      ) as [LiveEvent[], LiveEvent[], LiveEvent[]]
      const whole = new RoomSession('7', AT)
      for (const part of [before, blind, after]) accept(whole, part)
      const first = new RoomSession('7', AT)
      const recent = accept(first, before)
      const stored = structuredClone(first.stored())
      const joined = new RoomSession('7', AT)
      accept(joined, blind)
      joined.rejoin(joinedStates(stored, joined.stored()), stored, recent, [])
      accept(joined, after)
      // A repeat of what was stored is known.
      expect(accept(joined, before)).toEqual([])
      const { duplicates: _, ...totals } = joined.stored().totals
      const { duplicates: __, ...expected } = whole.stored().totals
      expect({ n: joined.stored().n, totals }).toEqual({ n: whole.stored().n, totals: expected })
    }),
  )
})
