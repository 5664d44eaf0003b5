import type { StrangeMessage } from '../protocol/decode.ts'

const PER_METHOD = 5
const METHODS = 40

export interface Sample {
  n: number
  /** Received, ms since 1970. */
  at: number
  reason: string
  /** Length of the payload; `bytes` is its beginning. */
  size: number
  bytes: Uint8Array
}

/** The latest strange messages of each method; they may contain names, so in memory only. */
export class Samples {
  #kept = 0
  readonly #byMethod = new Map<string, Sample[]>()

  /** Replaces the oldest of its method, or the method silent longest. */
  add({ reason, size, bytes }: StrangeMessage, method: string, at: number): void {
    const samples = this.#byMethod.get(method) ?? []
    this.#byMethod.delete(method)
    samples.push({ n: ++this.#kept, at, reason, size, bytes })
    if (samples.length > PER_METHOD) samples.shift()
    this.#byMethod.set(method, samples)
    const [oldest] = this.#byMethod.keys()
    if (this.#byMethod.size > METHODS && oldest !== undefined) this.#byMethod.delete(oldest)
  }

  clear(): void {
    this.#byMethod.clear()
  }

  /** Newest first. */
  of(method: string): Sample[] {
    return [...(this.#byMethod.get(method) ?? [])].reverse()
  }
}
