import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Ask } from '../../../lib/archive/client.ts'
import type { ReplayToWorker, WorkerToReplay } from '../../../lib/messages/replay.ts'
import { recordingOf } from '../../../lib/recording/items.ts'
import type { Recorded } from '../../../lib/recording/recorded.ts'
import type { ReplayPort } from '../../../lib/replay/link.ts'
import { Replay } from '../../../lib/replay/replay.ts'
import { emptyTotals } from '../../../lib/store/sessions.ts'

const AT = 1_776_000_000_000
/** This machine's clock when the replay begins: long after. */
const NOW = AT + 1e9

/** A frame that says which it is, at so many ms after the first. */
function frame(n: number, after: number): Recorded {
  const bytes = Uint8Array.of(0x3a, 2, 0x68, 0x62, 8, n)
  return { kind: 'frame', via: 'socket', socket: 1, roomId: '7', at: AT + after, since: AT, bytes }
}

const EACH_SECOND = Array.from({ length: 10 }, (_, n) => frame(n, n * 1000))

/** One life of the worker's room, from a hello on: what it was told, and when. */
interface Life {
  told: { message: ReplayToWorker; now: number }[]
  /** Items by their number, those told in silence apart. */
  items: number[]
  spoken: number[]
}

interface Options {
  /** Whether the worker dies of what it was just told. */
  dies?: (life: Life) => boolean
  reads?: boolean
}

/** A recording in pieces of three items, a clock that jumps to whatever is waited for, and workers that may die. */
function setUp(items: readonly Recorded[], { dies = () => false, reads = true }: Options = {}) {
  let now = NOW
  const lives: Life[] = []
  const pieces = Array.from({ length: Math.ceil(items.length / 3) }, (_, at) => ({
    key: at + 1,
    bytes: recordingOf(items.slice(3 * at, 3 * at + 3)),
  }))
  const ask = (async (
    type: string,
    give: { after: number; ms: number },
    { signal }: { signal: AbortSignal },
  ) => {
    await new Promise(resolve => setTimeout(resolve))
    signal.throwIfAborted()
    if (!reads) throw new Error('no disk')
    if (type === 'piece') return pieces[give.after] ?? null
    now += give.ms
    return null
  }) as unknown as Ask
  const connect = (): ReplayPort => {
    let life: Life = { told: [], items: [], spoken: [] }
    let hear = (_: unknown) => {}
    let closed = () => {}
    let isOpen = true
    const answer = (message: WorkerToReplay) => setTimeout(() => isOpen && hear(message))
    return {
      postMessage: message => {
        if (!isOpen) throw new Error('closed')
        if (message.type === 'build') return
        if (message.type === 'hello') {
          life = { told: [], items: [], spoken: [] }
          lives.push(life)
          answer({ type: 'welcome', bytes: 'clone' })
        }
        life.told.push({ message, now })
        if (message.type !== 'items') return
        const numbers = message.items.flatMap(item => (item.kind === 'frame' ? Number(item.bytes[5]) : []))
        life.items.push(...numbers)
        if (!message.silent) life.spoken.push(...numbers)
        if (dies(life)) {
          isOpen = false
          setTimeout(closed)
        } else answer({ type: 'ack' })
      },
      disconnect: () => {
        isOpen = false
      },
      onMessage: { addListener: listener => (hear = listener) },
      onDisconnect: { addListener: listener => (closed = listener) },
    }
  }
  const session = {
    id: 'recorded',
    roomId: '7',
    webRid: 'tang',
    title: '晚安电台',
    anchor: '糖糖',
    origin: 'live' as const,
    firstAt: AT,
    lastAt: AT + 9000,
    n: 0,
    sealed: 0,
    totals: emptyTotals(),
    frames: items.length,
    bytes: 0,
    pinned: false,
  }
  const replay = new Replay(session, { ask, connect, now: () => now })
  const phase = (wanted: string) =>
    new Promise<void>(resolve => {
      const stop = replay.phase.subscribe(value => {
        if (value !== wanted) return
        setTimeout(() => {
          stop()
          resolve()
        })
      })
    })
  /** When each item was told of, in ms after the beginning. */
  const times = () =>
    lives.flatMap(({ told }) =>
      told.flatMap(({ message, now }) =>
        message.type === 'items' ? message.items.map(() => Math.round(now - NOW)) : [],
      ),
    )
  return { replay, lives, phase, times }
}

test.each([
  [1, 1000],
  [4, 250],
  ['fast', 0],
] as const)('at speed %s what came a second apart comes %s ms apart', async (speed, apart) => {
  const { replay, times, phase } = setUp(EACH_SECOND)
  replay.setSpeed(speed)
  const running = replay.run()
  await phase('ended')
  expect(times()).toEqual(EACH_SECOND.map((_, n) => n * apart))
  expect(replay.position).toBe(AT + 9000)
  replay.stop()
  await running
})

test('what it tells of its pace is the time of the recording', async () => {
  const { replay, lives, phase } = setUp(EACH_SECOND)
  replay.setSpeed(4)
  const running = replay.run()
  await phase('ended')
  replay.stop()
  await running
  for (const { message, now } of lives[0]?.told ?? []) {
    if (message.type !== 'items') continue
    const { clock } = message.pace
    expect(clock.at + (now - clock.since) * clock.rate).toBeCloseTo(message.items[0]?.at ?? 0, 5)
  }
})

test('paused it stands, and goes on from there; at the end it begins anew when asked', async () => {
  const { replay, lives, phase } = setUp(EACH_SECOND)
  const running = replay.run()
  await phase('playing')
  replay.pause()
  const { position } = replay
  const before = lives[0]?.items.length
  await new Promise(resolve => setTimeout(resolve, 20))
  expect(replay.position).toBe(position)
  expect(lives[0]?.items.length).toBe(before)
  replay.resume()
  await phase('ended')
  expect(lives.flatMap(({ spoken }) => spoken)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  replay.resume()
  await phase('playing')
  await phase('ended')
  expect(lives[1]?.spoken).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  replay.stop()
  await running
})

test('through a long silence the worker hears something every 20 s, lest it die', async () => {
  const { replay, lives, phase } = setUp([frame(0, 0), frame(1, 9000), frame(2, 100_000)])
  const running = replay.run()
  await phase('ended')
  const heard = lives.flatMap(({ told }) => told.map(({ now }) => now - NOW))
  expect(heard.filter((at, n) => at - (heard[n - 1] ?? 0) > 20_000)).toEqual([])
  expect(heard.at(-1)).toBeGreaterThanOrEqual(100_000)
  replay.stop()
  await running
})

test('a jump shows what was before at once, and goes on from there', async () => {
  const { replay, lives, phase } = setUp(EACH_SECOND)
  replay.pause()
  const running = replay.run()
  await phase('paused')
  replay.jump(AT + 5500)
  await phase('paused')
  expect(replay.position).toBe(AT + 5500)
  expect(lives.at(-1)).toMatchObject({ items: [0, 1, 2, 3, 4, 5], spoken: [] })
  replay.resume()
  await phase('ended')
  expect(lives.at(-1)?.spoken).toEqual([6, 7, 8, 9])
  replay.stop()
  await running
})

test('however often the worker dies, each item is spoken of once at the most, in order, and the last worker has them all', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }), async deaths => {
      const left = [...deaths]
      const { replay, lives, phase } = setUp(EACH_SECOND, {
        dies: ({ items }) => left[0] !== undefined && items.length >= left[0] && left.shift() !== undefined,
      })
      replay.setSpeed(4)
      const running = replay.run()
      await phase('ended')
      const spoken = lives.flatMap(life => life.spoken)
      expect(spoken).toEqual([...new Set(spoken)].sort((a, b) => a - b))
      expect(lives.at(-1)?.items).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
      replay.stop()
      await running
    }),
    { numRuns: 40 },
  )
}, 30_000)

test('a recording that cannot be read ends it, and says why', async () => {
  const { replay } = setUp(EACH_SECOND, { reads: false })
  await replay.run()
  expect(replay.phase.value).toBe('failed')
  expect(replay.error.value).toEqual({ kind: 'unknown', detail: 'Error: no disk' })
})
