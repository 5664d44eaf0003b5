import type { Captured } from '../../model/captured.ts'

/** How much the relay keeps, and how much of it may be on its way without an ack. */
export interface Bounds {
  items: number
  bytes: number
  itemsInFlight: number
  bytesInFlight: number
  /** Messages on the Port without an ack: what comes meanwhile is gathered into the next one. */
  messagesInFlight: number
}

export const BOUNDS: Bounds = {
  items: 2_000,
  bytes: 16 * 2 ** 20,
  itemsInFlight: 1_024,
  bytesInFlight: 8 * 2 ** 20,
  messagesInFlight: 512,
}

/** An item in its place. */
export interface Numbered {
  seq: number
  item: Captured
}

interface Kept extends Numbered {
  size: number
}

/** A message on its way: its last number, and what it weighs. */
interface Flight {
  upTo: number
  items: number
  bytes: number
}

/**
 * Keeps every captured item until the worker has stored it. Items are numbered from 1 without holes; beyond the
 * bounds the oldest go, and the hole they leave in what the worker receives is how the loss is known there.
 */
export class RelayBuffer {
  readonly #bounds: Bounds
  /** In order of seq. */
  #kept: Kept[] = []
  /** How many at the head of #kept have gone out on the present Port. */
  #sent = 0
  #bytes = 0
  #lastSeq = 0
  #acked = 0
  #flights: Flight[] = []

  constructor(bounds: Bounds = BOUNDS) {
    this.#bounds = bounds
  }

  /** Whether anything is not yet acknowledged. */
  get isEmpty(): boolean {
    return this.#kept.length === 0
  }

  /** The last number that a worker has acknowledged; 0 before the first. */
  get acked(): number {
    return this.#acked
  }

  /** The number of the newest item; 0 before the first. */
  get last(): number {
    return this.#lastSeq
  }

  /** Takes an item in; drops the oldest ones where there is no room. */
  push(item: Captured): void {
    const size = item.kind === 'frame' ? item.bytes.byteLength : 0
    this.#kept.push({ seq: ++this.#lastSeq, item, size })
    this.#bytes += size
    let over = 0
    let bytes = this.#bytes
    while (this.#kept.length - over > this.#bounds.items || bytes > this.#bounds.bytes) {
      bytes -= this.#kept[over++]?.size ?? 0
    }
    if (over > 0) this.#forget(over)
  }

  /**
   * The next items to send on the present Port as one message, in order, each once: empty when there are none or
   * when enough is on its way already.
   */
  take(): Numbered[] {
    const { itemsInFlight, bytesInFlight, messagesInFlight } = this.#bounds
    let items = 0
    let bytes = 0
    for (const flight of this.#flights) {
      items += flight.items
      bytes += flight.bytes
    }
    // An item larger than the window goes alone.
    if (this.#flights.length >= messagesInFlight || bytes >= bytesInFlight) return []
    const out: Numbered[] = []
    let size = 0
    for (let at = this.#sent; at < this.#kept.length && items + out.length < itemsInFlight; at++) {
      const next = this.#kept[at]
      if (!next || (bytes + size > 0 && bytes + size + next.size > bytesInFlight)) break
      out.push({ seq: next.seq, item: next.item })
      size += next.size
    }
    const last = out.at(-1)
    if (last) {
      this.#sent += out.length
      this.#flights.push({ upTo: last.seq, items: out.length, bytes: size })
    }
    return out
  }

  /** The worker has stored everything up to and with `upTo`. Numbers that were never sent are not believed. */
  ack(upTo: number): void {
    if (!(upTo <= (this.#flights.at(-1)?.upTo ?? 0))) return
    this.#acked = Math.max(this.#acked, upTo)
    this.#flights = this.#flights.filter(flight => flight.upTo > upTo)
    this.#forget(this.#countUpTo(upTo))
  }

  /**
   * A new Port: what was on its way is sent again.
   * @param stored the last number that the worker has stored
   */
  restart(stored: number): void {
    const upTo = Math.min(stored, this.#lastSeq)
    this.#acked = Math.max(this.#acked, upTo)
    this.#flights = []
    this.#forget(this.#countUpTo(upTo))
    this.#sent = 0
  }

  #countUpTo(seq: number): number {
    const at = this.#kept.findIndex(kept => kept.seq > seq)
    return at < 0 ? this.#kept.length : at
  }

  #forget(count: number): void {
    for (const gone of this.#kept.splice(0, count)) this.#bytes -= gone.size
    this.#sent = Math.max(0, this.#sent - count)
  }
}
