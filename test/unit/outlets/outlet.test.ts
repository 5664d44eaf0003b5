import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Entry } from '../../../lib/model/entry.ts'
import { orAborted } from '../../../lib/outlets/abort.ts'
import { Backlog } from '../../../lib/outlets/backlog.ts'
import type { Connection, Parcel } from '../../../lib/outlets/carrier.ts'
import { Cursor, type CursorShelf } from '../../../lib/outlets/cursor.ts'
import type { Format } from '../../../lib/outlets/format.ts'
import { type Gap, OutletFailure } from '../../../lib/outlets/model.ts'
import { MOST_BEHIND } from '../../../lib/outlets/outlet.ts'
import { type Program, programOf } from '../../../lib/outlets/program.ts'
import { matcherOf } from '../../../lib/rules/compile.ts'
import { AT } from '../store/entries.ts'
import { CLOCK, entriesFrom, memoryCursors, ROOM, running } from './running.ts'

type Said = { n: number } | { gap: Gap }

const FORMAT: Format<Said> = {
  hello: () => [],
  room: () => [],
  gap: gap => [{ gap }],
  events: ({ entries }) => entries.map(({ n }) => ({ n })),
  pinned: () => [],
}

/** A consumer in memory that does as it is told: what it took, and what it acknowledged before it died. */
class Memory {
  readonly took: number[] = []
  readonly gaps: Gap[] = []
  readonly acknowledged = new Set<number>()
  /** How many messages it takes before it dies; and of these, how many it acknowledges. */
  plan: { takes: number; acknowledges: number }[] = []
  /** Never says that more may be sent. */
  isStuck = false

  readonly program: Program = programOf<Said>(
    { name: 'memory', address: 'ws://127.0.0.1:1', schemes: ['ws:'], acknowledges: 'always', most: 7 },
    async () => this.#connection(),
    () => FORMAT,
  )

  #connection(): Connection<Said> {
    const { promise: ended, resolve: end } = Promise.withResolvers<OutletFailure>()
    const { takes, acknowledges } = this.plan.shift() ?? { takes: Infinity, acknowledges: Infinity }
    let taken = 0
    let isDead = false
    const send = ({ messages }: Parcel<Said>) => {
      if (isDead) return { taken: new Promise<void>(() => {}), arrived: new Promise<void>(() => {}) }
      for (const said of messages) {
        if ('gap' in said) this.gaps.push(said.gap)
        else this.took.push(said.n)
      }
      taken += messages.length
      const isIn = taken <= acknowledges
      if (isIn) for (const said of messages) if ('n' in said) this.acknowledged.add(said.n)
      if (taken >= takes) {
        isDead = true
        end(new OutletFailure({ kind: 'closed', code: 1006, reason: '' }))
      }
      return {
        taken: this.isStuck ? new Promise<void>(() => {}) : Promise.resolve(),
        arrived: isIn ? Promise.resolve() : new Promise<void>(() => {}),
      }
    }
    return { peer: '', ended, send }
  }
}

/** Waits pass at once, one turn later. */
const HASTY = {
  ...CLOCK,
  wait: async (_: number, signal: AbortSignal) =>
    orAborted(new Promise<void>(resolve => setImmediate(resolve)), signal),
}

async function outletOf(memory: Memory, more: Parameters<typeof running>[2] = {}) {
  const made = await running('memory', 'ws://127.0.0.1:1', { program: memory.program, clock: HASTY, ...more })
  onTestFinished(made.stop)
  return made
}

const numbers = (last: number) => Array.from({ length: last }, (_, at) => at + 1)

test('whatever consumer and worker die of and when, nothing is lost, order stays, and what was acknowledged comes once', async () => {
  const life = fc.record({ takes: fc.integer({ min: 1, max: 60 }), acknowledges: fc.nat(60) })
  await fc.assert(
    fc.asyncProperty(
      // Each worker's life: how much comes in it, and how its consumers die. The last one lives.
      fc.array(
        fc.record({ comes: fc.integer({ min: 1, max: 80 }), lives: fc.array(life, { maxLength: 4 }) }),
        {
          minLength: 1,
          maxLength: 5,
        },
      ),
      async workers => {
        const memory = new Memory()
        const cursors = memoryCursors()
        const history: Entry[] = []
        const repeats: number[] = []
        let last = 0
        for (const [at, { comes, lives }] of workers.entries()) {
          memory.plan = [...lives]
          const sure = new Set(memory.acknowledged)
          const before = memory.took.length
          const worker = await outletOf(memory, { cursors, history })
          worker.backlog.open('7', ROOM, last, AT - 30_000)
          const ended = worker.run()
          worker.add(...entriesFrom(last + 1, comes))
          last += comes
          const isLast = at === workers.length - 1
          const enough = isLast ? last : Math.ceil(last / 2)
          await expect.poll(() => memory.took.includes(enough), { interval: 1 }).toBe(true)
          worker.stop()
          await ended
          repeats.push(...memory.took.slice(before).filter(n => sure.has(n)))
        }
        expect([...new Set(memory.took)]).toEqual(numbers(last))
        expect(memory.gaps).toEqual([])
        // Only a consumer whose acknowledgement and the worker's death crossed may hear something twice.
        expect(repeats).toEqual([])
      },
    ),
    { numRuns: 60 },
  )
})

describe('bounds', () => {
  test('what is more than an hour old is skipped, counted and told, once', async () => {
    const memory = new Memory()
    const history = entriesFrom(1, 20).map(entry => ({
      ...entry,
      event: { ...entry.event, receivedAt: AT - (entry.n <= 12 ? 3_600_001 : 1_000) },
    }))
    const cursors = memoryCursors()
    cursors.stored.set('o', { since: AT - 60_000, places: { 7: 2 } })
    const { outlet, backlog, run } = await outletOf(memory, { cursors, history })
    backlog.open('7', ROOM, 20, AT - 7_200_000)
    void run()
    await expect.poll(() => memory.took.at(-1)).toBe(20)
    expect(memory.took).toEqual(numbers(20).slice(12))
    expect(memory.gaps).toEqual([{ from: 3, to: 20, count: 10, reason: 'late' }])
    await expect.poll(() => outlet.view).toMatchObject({ sent: 8, skipped: 10, behind: 0 })
  })

  test('what is more than 50,000 behind is skipped, and never read', async () => {
    const memory = new Memory()
    const cursors = memoryCursors()
    cursors.stored.set('o', { since: AT - 60_000, places: { 7: 1 } })
    const last = MOST_BEHIND + 500
    const reads: number[] = []
    const stored = async (_: string, after: number, least: number) => {
      reads.push(after)
      return entriesFrom(after + 1, Math.min(least, last - after))
    }
    const backlog = new Backlog(stored)
    const { run, outlet } = await outletOf(memory, { cursors, backlog })
    backlog.open('7', ROOM, last, AT - 30_000)
    void run()
    await expect.poll(() => memory.took.at(-1)).toBe(last)
    expect(memory.took).toHaveLength(MOST_BEHIND)
    expect(Math.min(...reads)).toBe(500)
    expect(memory.gaps).toMatchObject([{ from: 2, count: 499, reason: 'late' }])
    await expect.poll(() => outlet.view.skipped).toBe(499)
  })

  test('what is in no history is a gap, and what follows comes', async () => {
    const memory = new Memory()
    const cursors = memoryCursors()
    cursors.stored.set('o', { since: AT - 60_000, places: { 7: 10 } })
    const history = entriesFrom(1, 100).filter(({ n }) => n <= 20 || n > 50)
    const { run, backlog, outlet } = await outletOf(memory, { cursors, history })
    backlog.open('7', ROOM, 100, AT - 30_000)
    void run()
    await expect.poll(() => memory.took.at(-1)).toBe(100)
    expect(memory.gaps).toMatchObject([{ count: 30, reason: 'gone' }])
    await expect.poll(() => outlet.view.skipped).toBe(30)
  })

  test('a consumer that takes nothing holds no more than what is under way, and the rest stays in the store', async () => {
    const memory = new Memory()
    memory.isStuck = true
    const outlet = await outletOf(memory)
    void outlet.run()
    outlet.add(...entriesFrom(1, 40_000))
    await expect.poll(() => memory.took.length).toBe(7)
    outlet.add(...entriesFrom(40_001, 10_000))
    expect(memory.took.length).toBe(7)
    expect(outlet.outlet.view.behind).toBe(50_000 - 7)
  })
})

describe('where an outlet begins', () => {
  test('one that is switched on sends what comes from then on', async () => {
    const memory = new Memory()
    const { run, backlog, add } = await outletOf(memory)
    backlog.open('7', ROOM, 0, AT - 90_000)
    add(...entriesFrom(1, 10))
    void run()
    add(...entriesFrom(11, 5))
    await expect.poll(() => memory.took).toEqual([11, 12, 13, 14, 15])
  })

  test('numbers that are given again after a lost write are sent again', async () => {
    const memory = new Memory()
    const cursors = memoryCursors()
    cursors.stored.set('o', { since: AT - 60_000, places: { 7: 500 } })
    const { run, backlog, add } = await outletOf(memory, { cursors })
    backlog.open('7', ROOM, 400, AT - 90_000)
    void run()
    add(...entriesFrom(401, 3))
    await expect.poll(() => memory.took).toEqual([401, 402, 403])
  })

  test('a room that was deleted and goes on begins anew, and an acknowledgement from before moves nothing', async () => {
    const memory = new Memory()
    const cursors = memoryCursors()
    const { run, backlog, outlet, add } = await outletOf(memory, { cursors })
    void run()
    add(...entriesFrom(1, 9))
    await expect.poll(() => memory.took.length).toBe(9)
    backlog.drop(() => true)
    outlet.forget(() => true)
    backlog.open('7', ROOM, 0, AT)
    backlog.add('7', entriesFrom(1, 2), true)
    await expect.poll(() => memory.took.slice(9)).toEqual([1, 2])
    await expect.poll(() => cursors.stored.get('o')?.places).toEqual({ 7: 2 })
  })

  test('what the filter holds back moves the place, and is not sent', async () => {
    const memory = new Memory()
    const cursors = memoryCursors()
    const passes = matcherOf('text:5', { offset: 0 })
    const { run, add } = await outletOf(memory, { cursors, passes })
    void run()
    add(...entriesFrom(1, 30))
    await expect.poll(() => memory.took).toEqual([5, 15, 25])
    await expect.poll(() => cursors.stored.get('o')?.places).toEqual({ 7: 30 })
  })

  test('rooms that were not chosen are not sent, by address or by id; replays only where asked', async () => {
    const memory = new Memory()
    const { run, backlog } = await outletOf(memory, { settings: { rooms: ['168'] } })
    void run()
    const other = { ...ROOM, roomId: '8', webRid: '999' }
    for (const [key, room] of [
      ['8', other],
      ['replay-1', { ...ROOM, replay: true as const }],
      ['7', ROOM],
    ] as const)
      backlog.open(key, room, 0, AT)
    backlog.add('8', entriesFrom(100, 3), true)
    backlog.add('replay-1', entriesFrom(200, 3), true)
    backlog.add('7', entriesFrom(1, 3), true)
    await expect.poll(() => memory.took).toEqual([1, 2, 3])
  })
})

test('places are stored one write at a time, the latest last, and a store that refuses stops nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('7', '8'), fc.nat(1000))),
      fc.nat(3),
      async (sets, failing) => {
        const written: Record<string, number>[] = []
        let isWriting = false
        const shelf: CursorShelf = {
          read: async () => undefined,
          write: async (_, { places }) => {
            expect(isWriting).toBe(false)
            isWriting = true
            await Promise.resolve()
            isWriting = false
            if (written.length < failing) {
              written.push({})
              throw new Error('full')
            }
            written.push(places)
          },
        }
        const cursor = await Cursor.open(shelf, 'o', 1)
        for (const [key, n] of sets) {
          cursor.set(key, n)
          if (n % 3 === 0) await Promise.resolve()
        }
        await cursor.settled()
        if (sets.length > 0 && written.length > failing)
          expect(written.at(-1)).toEqual(Object.fromEntries(sets))
      },
    ),
  )
})
