import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BOUNDS, type Bounds, RelayBuffer } from '../../../lib/capture/relay/buffer.ts'
import type { Captured } from '../../../lib/model/captured.ts'

const SMALL: Bounds = { items: 8, bytes: 100, itemsInFlight: 5, bytesInFlight: 60, messagesInFlight: 3 }

function frame(size: number, at = 0): Captured {
  return { kind: 'frame', via: 'socket', socket: 1, roomId: '7', at, since: 0, bytes: new Uint8Array(size) }
}

function numbers(buffer: RelayBuffer): number[] {
  return buffer.take().map(({ seq }) => seq)
}

describe('numbers and order', () => {
  test('items are numbered from 1 and go out once', () => {
    const buffer = new RelayBuffer()
    buffer.push(frame(1))
    buffer.push(frame(1))
    expect(numbers(buffer)).toEqual([1, 2])
    expect(numbers(buffer)).toEqual([])
    buffer.push(frame(1))
    expect(numbers(buffer)).toEqual([3])
  })

  test('an acknowledged item is forgotten, another goes out again on a new Port', () => {
    const buffer = new RelayBuffer()
    for (let n = 0; n < 3; n++) buffer.push(frame(1))
    buffer.take()
    buffer.ack(1)
    expect(buffer.isEmpty).toBe(false)
    buffer.restart(1)
    expect(numbers(buffer)).toEqual([2, 3])
    buffer.ack(3)
    expect(buffer.isEmpty).toBe(true)
  })

  test('it knows what was acknowledged, to tell a worker that has forgotten it', () => {
    const buffer = new RelayBuffer()
    expect(buffer.acked).toBe(0)
    for (let n = 0; n < 5; n++) buffer.push(frame(1))
    buffer.take()
    buffer.ack(2)
    expect(buffer.acked).toBe(2)
    buffer.restart(4)
    buffer.restart(0)
    expect(buffer.acked).toBe(4)
  })

  test('the worker may have stored more than it could say', () => {
    const buffer = new RelayBuffer()
    for (let n = 0; n < 3; n++) buffer.push(frame(1))
    buffer.take()
    buffer.restart(2)
    expect(numbers(buffer)).toEqual([3])
  })

  test('an ack of what was never sent is not believed', () => {
    const buffer = new RelayBuffer(SMALL)
    for (let n = 0; n < 6; n++) buffer.push(frame(1))
    expect(numbers(buffer)).toEqual([1, 2, 3, 4, 5])
    buffer.ack(6)
    buffer.restart(0)
    expect(numbers(buffer)).toEqual([1, 2, 3, 4, 5])
  })
})

describe('bounds', () => {
  test('the issue’s: 2,000 items or 16 MiB', () => {
    expect(BOUNDS).toMatchObject({
      items: 2_000,
      bytes: 16_777_216,
      itemsInFlight: 1_024,
      bytesInFlight: 8_388_608,
    })
  })

  test('the oldest go beyond the number of items', () => {
    const buffer = new RelayBuffer(SMALL)
    for (let n = 0; n < 10; n++) buffer.push(frame(1))
    expect(numbers(buffer)).toEqual([3, 4, 5, 6, 7])
  })

  test('the oldest go beyond the number of bytes', () => {
    const buffer = new RelayBuffer(SMALL)
    for (let n = 0; n < 5; n++) buffer.push(frame(30))
    expect(numbers(buffer)).toEqual([3, 4])
  })

  test('an item that could never be kept is a loss itself', () => {
    const buffer = new RelayBuffer(SMALL)
    buffer.push(frame(101))
    expect(buffer.isEmpty).toBe(true)
    buffer.push(frame(1))
    expect(numbers(buffer)).toEqual([2])
  })
})

describe('window', () => {
  test('an item larger than the window goes alone', () => {
    const buffer = new RelayBuffer(SMALL)
    buffer.push(frame(70))
    buffer.push(frame(1))
    expect(numbers(buffer)).toEqual([1])
    expect(numbers(buffer)).toEqual([])
    buffer.ack(1)
    expect(numbers(buffer)).toEqual([2])
  })

  test('what comes while enough messages are on their way is gathered into the next', () => {
    const buffer = new RelayBuffer({ ...SMALL, itemsInFlight: 100 })
    const sent: number[][] = []
    for (let n = 0; n < 5; n++) {
      buffer.push(frame(1))
      sent.push(numbers(buffer))
    }
    expect(sent).toEqual([[1], [2], [3], [], []])
    buffer.ack(1)
    expect(numbers(buffer)).toEqual([4, 5])
  })

  test('dropping what is on its way does not let more onto the Port', () => {
    const buffer = new RelayBuffer(SMALL)
    for (let n = 0; n < 5; n++) buffer.push(frame(1))
    expect(numbers(buffer)).toHaveLength(5)
    for (let n = 0; n < 20; n++) buffer.push(frame(1))
    expect(numbers(buffer)).toEqual([])
  })
})

type Step = { do: 'push'; size: number } | { do: 'send' } | { do: 'ack'; share: number } | { do: 'reconnect' }

const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('push' as const), size: fc.nat({ max: 120 }) }) },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('send' as const) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('ack' as const),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reconnect' as const) }) },
  ),
  { maxLength: 120 },
)

/**
 * A worker as the contract has it: stores what it receives in order, ignores what it has, and counts the numbers
 * that never came.
 */
class Worker {
  stored: number[] = []
  lost = 0
  get upTo() {
    return this.stored.at(-1) ?? 0
  }
  receive(seq: number) {
    if (seq <= this.upTo) return
    this.lost += seq - this.upTo - 1
    this.stored.push(seq)
  }
}

test('any order of push, send, ack and reconnect: nothing lost within the bounds, in order, once a Port', () => {
  fc.assert(
    fc.property(steps, (taken: Step[]) => {
      const buffer = new RelayBuffer(SMALL)
      const worker = new Worker()
      const sizes = [0]
      // What may still be there: numbers not acknowledged, newest within the bounds.
      let acked = 0
      let onPort: number[] = []
      let everDropped = new Set<number>()

      const send = () => {
        const out = numbers(buffer)
        for (const seq of out) {
          expect(seq).toBeGreaterThan(onPort.at(-1) ?? 0)
          onPort.push(seq)
          worker.receive(seq)
        }
        const open = onPort.filter(seq => seq > acked)
        expect(open.length).toBeLessThanOrEqual(SMALL.itemsInFlight)
        return out.length
      }
      const ack = (upTo: number) => {
        acked = Math.max(acked, upTo)
        buffer.ack(upTo)
      }
      const reconnect = () => {
        onPort = []
        acked = worker.upTo
        buffer.restart(worker.upTo)
      }
      for (const step of taken) {
        if (step.do === 'push') {
          sizes.push(step.size)
          buffer.push(frame(step.size))
          everDropped = new Set([...everDropped, ...beyond(sizes, acked, everDropped)])
        } else if (step.do === 'send') send()
        else if (step.do === 'ack') ack(Math.floor((onPort.at(-1) ?? 0) * step.share))
        else reconnect()
      }
      reconnect()
      while (send() > 0) ack(worker.upTo)

      const all = sizes.slice(1).map((_, at) => at + 1)
      expect(worker.stored).toEqual([...new Set(worker.stored)].sort((a, b) => a - b))
      const missing = all.filter(seq => !worker.stored.includes(seq))
      for (const seq of missing) expect(everDropped).toContain(seq)
      // The worker's count of holes, and those after the last that it saw, are all that is missing.
      expect(worker.lost + all.length - worker.upTo).toBe(missing.length)
      expect(buffer.isEmpty).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})

/** By the bounds alone: which unacknowledged numbers must go, oldest first. */
function beyond(sizes: number[], acked: number, gone: Set<number>): number[] {
  const kept = sizes.map((_, seq) => seq).filter(seq => seq > acked && !gone.has(seq))
  const dropped: number[] = []
  const weigh = () => kept.reduce((sum, seq) => sum + (sizes[seq] ?? 0), 0)
  while (kept.length > SMALL.items || weigh() > SMALL.bytes) {
    const [oldest] = kept.splice(0, 1)
    if (oldest !== undefined) dropped.push(oldest)
  }
  return dropped
}
