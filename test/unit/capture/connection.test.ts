import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RelayToWorker, Sequenced, WorkerToRelay } from '../../../lib/capture/port/messages.ts'
import { RelayBuffer } from '../../../lib/capture/relay/buffer.ts'
import { Connection, type WorkerPort } from '../../../lib/capture/relay/connection.ts'
import type { Captured, PageInfo } from '../../../lib/model/captured.ts'

const PAGE: PageInfo = { url: 'https://live.douyin.com/1', webRid: '1', title: '', anchor: '' }

/** The worker's end of one Port, in the tests' hands. */
class TestPort implements WorkerPort {
  said: RelayToWorker[] = []
  open = true
  #hear: ((message: unknown) => void)[] = []
  #gone: (() => void)[] = []
  onMessage = { addListener: (listener: (message: unknown) => void) => void this.#hear.push(listener) }
  onDisconnect = { addListener: (listener: () => void) => void this.#gone.push(listener) }

  postMessage(message: RelayToWorker) {
    if (!this.open) throw new Error('Attempting to use a disconnected port object')
    this.said.push(message)
  }
  disconnect() {
    this.open = false
  }
  say(message: WorkerToRelay | { type: 'news' }) {
    for (const hear of this.#hear) hear(message)
  }
  break() {
    this.open = false
    for (const gone of this.#gone) gone()
  }
  get items(): Sequenced[] {
    return this.said.flatMap(message => (message.type === 'items' ? message.items : []))
  }
  get numbers() {
    return this.items.map(({ seq }) => seq)
  }
}

let ports: TestPort[]
let alive: boolean
let orphaned: number
let buffer: RelayBuffer
let over: AbortController
let connection: Connection

beforeEach(() => {
  vi.useFakeTimers()
  ports = []
  alive = true
  orphaned = 0
  buffer = new RelayBuffer()
  over = new AbortController()
  connection = new Connection({
    buffer,
    signal: over.signal,
    connect() {
      if (!alive) throw new Error('Extension context invalidated.')
      const port = new TestPort()
      ports.push(port)
      return port
    },
    hello: () => ({
      type: 'hello',
      acked: 0,
      last: buffer.last,
      relay: 'r',
      build: '',
      top: true,
      page: PAGE,
      probe: Uint8Array.of(1),
    }),
    isAlive: () => alive,
    onOrphaned() {
      orphaned++
      over.abort()
    },
  })
})
afterEach(() => {
  over.abort()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

function port(at = -1): TestPort {
  const found = ports.at(at)
  if (!found) throw new Error('no Port was opened')
  return found
}

function push(...bytes: number[]) {
  const item: Captured = {
    kind: 'frame',
    via: 'socket',
    socket: 1,
    roomId: '7',
    at: 0,
    since: 0,
    bytes: Uint8Array.from(bytes),
  }
  buffer.push(item)
  connection.flush()
}

describe('hello and welcome', () => {
  test('hello is first, and nothing else before the welcome', () => {
    push(1)
    expect(port().said.map(({ type }) => type)).toEqual(['hello'])
    port().say({ type: 'welcome', bytes: 'clone', stored: 0 })
    expect(port().items).toEqual([{ seq: 1, item: expect.objectContaining({ bytes: Uint8Array.of(1) }) }])
  })

  test('bytes travel as base64 where the worker asks for it', () => {
    push(1, 2, 3)
    port().say({ type: 'welcome', bytes: 'base64', stored: 0 })
    expect(port().items).toEqual([{ seq: 1, item: expect.objectContaining({ bytes: 'AQID' }) }])
  })

  test('greeting twice opens one Port; words that are not known are passed over', () => {
    connection.greet()
    connection.greet()
    port().say({ type: 'news' })
    expect(ports).toHaveLength(1)
    expect(port().said).toHaveLength(1)
  })
})

describe('a broken Port', () => {
  test('what is not acknowledged goes again, from what the worker has stored', () => {
    push(1)
    port().say({ type: 'welcome', bytes: 'clone', stored: 0 })
    push(2)
    push(3)
    port().say({ type: 'ack', upTo: 1 })
    port().break()
    vi.runOnlyPendingTimers()
    expect(ports).toHaveLength(2)
    port().say({ type: 'welcome', bytes: 'clone', stored: 2 })
    expect(port().numbers).toEqual([3])
  })

  test('an idle worker may die: no new Port before there is something to send', () => {
    push(1)
    port().say({ type: 'welcome', bytes: 'clone', stored: 0 })
    port().say({ type: 'ack', upTo: 1 })
    port().break()
    vi.advanceTimersByTime(600_000)
    expect(ports).toHaveLength(1)
    push(2)
    expect(ports).toHaveLength(2)
    port().say({ type: 'welcome', bytes: 'clone', stored: 1 })
    expect(port().numbers).toEqual([2])
  })

  test('a Port that fails at once is tried again ever more slowly, at least every 30 s', () => {
    connection.greet()
    const waits: number[] = []
    for (let n = 0; n < 12; n++) {
      const before = Date.now()
      port().break()
      vi.advanceTimersToNextTimer()
      waits.push(Date.now() - before)
    }
    expect(waits).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 12800, 25600, 30000, 30000, 30000])
    // Items that come meanwhile do not hurry it.
    const count = ports.length
    port().break()
    push(1)
    expect(ports).toHaveLength(count)
  })

  test('a worker that dies of what it is sent is not restarted in a loop; an ack starts afresh', () => {
    push(1)
    for (let n = 0; n < 3; n++) {
      port().say({ type: 'welcome', bytes: 'clone', stored: 0 })
      port().break()
      vi.advanceTimersToNextTimer()
    }
    port().say({ type: 'welcome', bytes: 'clone', stored: 0 })
    port().say({ type: 'ack', upTo: 1 })
    push(2)
    const before = Date.now()
    port().break()
    vi.advanceTimersToNextTimer()
    expect(Date.now() - before).toBe(100)
  })

  test('a Port found broken while sending counts as broken', () => {
    push(1)
    port().say({ type: 'welcome', bytes: 'clone', stored: 0 })
    port().disconnect()
    push(2)
    vi.runOnlyPendingTimers()
    port().say({ type: 'welcome', bytes: 'clone', stored: 0 })
    expect(port().numbers).toEqual([1, 2])
  })

  test('a Port that is never welcomed is given up after 10 s', () => {
    push(1)
    vi.advanceTimersByTime(9_999)
    expect(port().open).toBe(true)
    vi.advanceTimersByTime(1 + 100)
    expect(ports.map(({ open }) => open)).toEqual([false, true])
  })

  test('what an old Port still says is not heard', () => {
    push(1)
    const old = port()
    old.say({ type: 'welcome', bytes: 'clone', stored: 0 })
    old.break()
    vi.runOnlyPendingTimers()
    old.say({ type: 'ack', upTo: 1 })
    expect(buffer.isEmpty).toBe(false)
  })
})

describe('orphaned', () => {
  test('the extension gone while a Port was open', () => {
    connection.greet()
    alive = false
    port().break()
    expect(orphaned).toBe(1)
    push(1)
    vi.advanceTimersByTime(600_000)
    expect(ports).toHaveLength(1)
    expect(orphaned).toBe(1)
  })

  test('the extension gone without a word, as when a Port is opened while it goes', () => {
    connection.greet()
    alive = false
    vi.advanceTimersByTime(10_000)
    expect(orphaned).toBe(1)
  })

  test('the same with something to send: at once', () => {
    connection.greet()
    alive = false
    push(1)
    expect(orphaned).toBe(1)
  })

  test('the extension gone while there was none', () => {
    alive = false
    push(1)
    expect(orphaned).toBe(1)
  })
})

describe('back/forward cache', () => {
  test('asleep, no Port is open nor opened; awake, all that is not acknowledged goes', () => {
    push(1)
    port().say({ type: 'welcome', bytes: 'clone', stored: 0 })
    connection.sleep()
    expect(port().open).toBe(false)
    push(2)
    vi.advanceTimersByTime(600_000)
    expect(ports).toHaveLength(1)
    connection.wake()
    port().say({ type: 'welcome', bytes: 'clone', stored: 0 })
    expect(port().numbers).toEqual([1, 2])
  })
})
