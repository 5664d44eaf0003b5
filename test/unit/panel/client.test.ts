import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type BuildMessage, isBuild } from '../../../lib/messages/build.ts'
import type { PanelToWorker, WorkerToPanel } from '../../../lib/messages/panel.ts'
import { keepConnected } from '../../../lib/panel/client.ts'

/** The worker's side of a Port, as the browser gives it. */
class FarEnd {
  sent: PanelToWorker[] = []
  /** How often it was told which build speaks. */
  built = 0
  closed = false
  #onMessage: (message: unknown) => void = () => {}
  #onDisconnect = () => {}
  readonly port = {
    postMessage: (message: PanelToWorker | BuildMessage) => {
      if (this.closed) throw new Error('Attempting to use a disconnected port object')
      if (isBuild(message)) this.built++
      else this.sent.push(message)
    },
    disconnect: () => {
      this.closed = true
    },
    onMessage: {
      addListener: (listener: (message: unknown) => void) => {
        this.#onMessage = listener
      },
    },
    onDisconnect: {
      addListener: (listener: () => void) => {
        this.#onDisconnect = listener
      },
    },
  }
  say(message: WorkerToPanel | BuildMessage) {
    this.#onMessage(message)
  }
  die() {
    this.closed = true
    this.#onDisconnect()
  }
}

const ROOMS: WorkerToPanel = { type: 'rooms', rooms: [], pages: [] }
const WATCH: PanelToWorker = { type: 'watch', roomId: null }

describe('the panel’s Port', () => {
  let ends: FarEnd[]
  let heard: WorkerToPanel[]
  let connected: boolean[]
  let workers: string[]
  let closing: AbortController
  let send: (message: PanelToWorker) => boolean
  const last = () => ends.at(-1) as FarEnd

  beforeEach(() => {
    vi.useFakeTimers()
    ends = []
    heard = []
    connected = []
    workers = []
    closing = new AbortController()
    send = keepConnected({
      connect: () => {
        const end = new FarEnd()
        ends.push(end)
        return end.port
      },
      greeting: () => [WATCH],
      onMessage: message => heard.push(message),
      onConnected: state => connected.push(state),
      onWorker: build => workers.push(build),
      signal: closing.signal,
    })
  })
  afterEach(() => {
    closing.abort()
    vi.useRealTimers()
  })

  test('tells its build, and asks for the worker’s: one that tells none is of before builds were told', () => {
    expect(last().built).toBe(1)
    last().say({ type: 'build', build: '2+b' })
    last().say(ROOMS)
    expect([workers, heard]).toEqual([['2+b'], [ROOMS]])
    last().die()
    vi.advanceTimersByTime(100)
    last().say(ROOMS)
    expect([workers, heard]).toEqual([
      ['2+b', ''],
      [ROOMS, ROOMS],
    ])
  })

  test('greets and hears', () => {
    expect(last().sent).toEqual([WATCH])
    last().say(ROOMS)
    expect(heard).toEqual([ROOMS])
    expect(connected).toEqual([true])
  })

  test('is opened again at once when the worker dies, and greets again', () => {
    last().say(ROOMS)
    last().die()
    vi.advanceTimersByTime(0)
    expect(ends).toHaveLength(2)
    expect(last().sent).toEqual([WATCH])
    expect(connected).toEqual([true, false])
  })

  test('is tried ever more rarely while no worker answers, and quickly again after one did', () => {
    for (let death = 0; death < 20; death++) {
      last().die()
      vi.advanceTimersByTime(10_000)
    }
    expect(ends).toHaveLength(21)
    last().die()
    vi.advanceTimersByTime(1_000)
    expect(ends).toHaveLength(21)
    vi.advanceTimersByTime(10_000)
    last().say(ROOMS)
    last().die()
    vi.advanceTimersByTime(0)
    expect(ends).toHaveLength(23)
  })

  test('sends, and says so when it cannot', () => {
    expect(send({ type: 'speech', command: 'skip' })).toBe(true)
    last().die()
    expect(send({ type: 'speech', command: 'skip' })).toBe(false)
  })

  test('keeps the worker awake', () => {
    vi.advanceTimersByTime(29_000)
    expect(last().sent).toContainEqual({ type: 'ping' })
  })

  test('hears nothing from a Port that was given up', () => {
    const first = last()
    first.die()
    vi.advanceTimersByTime(0)
    first.say(ROOMS)
    expect(heard).toEqual([])
  })

  test('is closed at the end, and stays closed', () => {
    closing.abort()
    expect(last().closed).toBe(true)
    last().die()
    vi.advanceTimersByTime(60_000)
    expect(ends).toHaveLength(1)
  })
})

test('a connect that throws is tried again', () => {
  vi.useFakeTimers()
  const closing = new AbortController()
  let tries = 0
  keepConnected({
    connect: () => {
      tries++
      throw new Error('Extension context invalidated.')
    },
    greeting: () => [WATCH],
    onMessage: () => {},
    onConnected: () => {},
    onWorker: () => {},
    signal: closing.signal,
  })
  vi.advanceTimersByTime(300)
  expect(tries).toBeGreaterThan(1)
  closing.abort()
  vi.useRealTimers()
})
