import type { Captured } from '../../model/captured.ts'

/** Limits of what is kept, and of what is sent without an ack. */
export interface Bounds {
  items: number
  bytes: number
  itemsInFlight: number
  bytesInFlight: number
  /** Later items are gathered into the next message. */
  messagesInFlight: number
}

export const BOUNDS: Bounds = {
  items: 2_000,
  bytes: 16 * 2 ** 20,
  itemsInFlight: 1_024,
  bytesInFlight: 8 * 2 ** 20,
  messagesInFlight: 512,
}

export interface Numbered {
  seq: number
  item: Captured
}

interface Kept extends Numbered {
  size: number
}

/** A message without an ack. */
interface Flight {
  upTo: number
  items: number
  bytes: number
}

/**
 * Keeps captured items until the worker has stored them. Items count from 1; beyond the limits the oldest are dropped,
 * and the hole shows it.
 */
export class RelayBuffer {
  readonly #bounds: Bounds
  /** In order of seq. */
  #kept: Kept[] = []
  /** How many of #kept this Port has sent. */
  #sent = 0
  #bytes = 0
  #lastSeq = 0
  #acked = 0
  #flights: Flight[] = []

  constructor(bounds: Bounds = BOUNDS) {
    this.#bounds = bounds
  }

  /** Whether everything is acknowledged. */
  get isEmpty(): boolean {
    return this.#kept.length === 0
  }

  /** 0 before the first. */
  get acked(): number {
    return this.#acked
  }

  /** 0 before the first. */
  get last(): number {
    return this.#lastSeq
  }

  /** Drops the oldest items beyond the limits. */
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

  /** Each item once; empty if too much lacks an ack. */
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

  /** All up to `upTo` is stored. Ignores seqs that were never sent. */
  ack(upTo: number): void {
    if (!(upTo <= (this.#flights.at(-1)?.upTo ?? 0))) return
    this.#acked = Math.max(this.#acked, upTo)
    this.#flights = this.#flights.filter(flight => flight.upTo > upTo)
    this.#forget(this.#countUpTo(upTo))
  }

  /**
   * Sends again on a new Port.
   * @param stored the worker's last stored seq
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
