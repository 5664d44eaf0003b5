import type { StrangeMessage } from '../protocol/decode.ts'

/** How many of each method, and of how many methods. */
const OF_A_METHOD = 5
const METHODS = 40

/** A strange message that was kept to be looked at. */
export interface Sample {
  /** Counts the kept messages; what one is known by. */
  n: number
  /** When it came, ms since 1970. */
  at: number
  reason: string
  /** Length of its payload, of which `bytes` are the first. */
  size: number
  bytes: Uint8Array
}

/** The latest strange messages of each method. In memory only: they may hold names, and are worth nothing tomorrow. */
export class Samples {
  private kept = 0
  private readonly byMethod = new Map<string, Sample[]>()

  /** Keeps a message in place of its method's oldest; a new method takes the place of the one that was silent longest. */
  add({ reason, size, bytes }: StrangeMessage, method: string, at: number): void {
    const samples = this.byMethod.get(method) ?? []
    this.byMethod.delete(method)
    samples.push({ n: ++this.kept, at, reason, size, bytes })
    if (samples.length > OF_A_METHOD) samples.shift()
    this.byMethod.set(method, samples)
    const [eldest] = this.byMethod.keys()
    if (this.byMethod.size > METHODS && eldest !== undefined) this.byMethod.delete(eldest)
  }

  /** Forgets them all: nobody knows whom they name. */
  clear(): void {
    this.byMethod.clear()
  }

  /** The kept messages of a method, the latest first. */
  of(method: string): Sample[] {
    return [...(this.byMethod.get(method) ?? [])].reverse()
  }
}
