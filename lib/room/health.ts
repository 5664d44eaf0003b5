import type { CapturedSocket } from '../model/captured.ts'
import type { LiveEvent } from '../model/events.ts'
import type { Decoded } from '../protocol/decode.ts'
import { addTraffic, LastMinute, noTraffic, type Traffic } from './minute.ts'
import { type Sample, Samples } from './samples.ts'

/** The page chooses the names; those beyond are counted together. */
const METHODS = 300
const REASONS = 20
const NAME_LENGTH = 80

export interface MethodHealth {
  method: string
  count: number
  /** Ms since 1970. */
  lastAt: number
  /** Without a schema, and not matching it. */
  unknown: number
  failed: number
  /** Of the latest unreadable message; may be empty. */
  reason: string
}

export interface Mishap {
  reason: string
  count: number
  lastAt: number
}

/** Times in ms since 1970 by this machine's clock; 0: never. */
export interface HealthView {
  /** The later of worker's and room's start. */
  since: number
  total: Traffic
  minute: Traffic
  /** Frames by payload_type: `msg`, `hb`, `ack` ... */
  payloadTypes: Record<string, number>
  lastFrameAt: number
  lastHeartbeatAt: number
  methods: MethodHealth[]
  /** Frames with unreadable parts, by reason. */
  failures: Mishap[]
  closings: number
  lastClosedAt: number
}

/**
 * Counts a room's frames and messages and how many were readable, since the worker's start. Counting is cheap; `view`
 * does the rest. Pure.
 */
export class Health {
  readonly #since: number
  readonly #total = noTraffic()
  readonly #minute = new LastMinute()
  readonly #payloadTypes = new Map<string, number>()
  readonly #methods = new Map<string, MethodHealth>()
  readonly #failures = new Map<string, Mishap>()
  readonly #kept = new Samples()
  #lastFrameAt = 0
  #lastHeartbeatAt = 0
  #closings = 0
  #lastClosedAt = 0

  constructor(since: number) {
    this.#since = since
  }

  /**
   * @param bytes length as received
   * @param at received in the page, ms since 1970
   */
  take({ events, size, payloadType, strange, failure }: Decoded, bytes: number, at: number): void {
    const traffic = { frames: 1, messages: events.length, bytes, plain: size }
    addTraffic(this.#total, traffic)
    this.#minute.add(at, traffic)
    this.#lastFrameAt = Math.max(this.#lastFrameAt, at)
    const type = bounded(this.#payloadTypes, payloadType, REASONS)
    this.#payloadTypes.set(type, (this.#payloadTypes.get(type) ?? 0) + 1)
    if (payloadType === 'hb') this.#lastHeartbeatAt = Math.max(this.#lastHeartbeatAt, at)
    if (failure) this.fail(failure.reason, at)
    for (const event of events) this.#count(event, at)
    for (const message of strange) this.#kept.add(message, message.method.slice(0, NAME_LENGTH), at)
  }

  #count(event: LiveEvent, at: number): void {
    const method = bounded(this.#methods, event.method, METHODS)
    let health = this.#methods.get(method)
    if (!health) {
      health = { method, count: 0, lastAt: 0, unknown: 0, failed: 0, reason: '' }
      this.#methods.set(method, health)
    }
    health.count++
    if (at > health.lastAt) health.lastAt = at
    if (event.type !== 'unknown') return
    health.reason = event.reason
    if (event.reason === 'no schema') health.unknown++
    else health.failed++
  }

  fail(reason: string, at: number): void {
    const key = bounded(this.#failures, reason, REASONS)
    const before = this.#failures.get(key)
    this.#failures.set(key, { reason: key, count: (before?.count ?? 0) + 1, lastAt: at })
  }

  socket({ state, at }: Pick<CapturedSocket, 'state' | 'at'>): void {
    if (state !== 'closed') return
    this.#closings++
    this.#lastClosedAt = at
  }

  /** Newest first. */
  samples(method: string): Sample[] {
    return this.#kept.of(method)
  }

  /** Forgets strange messages: they may name anybody. */
  forgetSamples(): void {
    this.#kept.clear()
  }

  view(now: number): HealthView {
    return {
      since: this.#since,
      total: { ...this.#total },
      minute: this.#minute.sum(now),
      payloadTypes: Object.fromEntries(this.#payloadTypes),
      lastFrameAt: this.#lastFrameAt,
      lastHeartbeatAt: this.#lastHeartbeatAt,
      methods: Array.from(this.#methods.values(), method => ({ ...method })),
      failures: [...this.#failures.values()],
      closings: this.#closings,
      lastClosedAt: this.#lastClosedAt,
    }
  }
}

export function isStrange({ unknown, failed }: MethodHealth): boolean {
  return unknown + failed > 0
}

/** Names beyond `most` become `…`. */
function bounded(names: ReadonlyMap<string, unknown>, name: string, most: number): string {
  const short = name.slice(0, NAME_LENGTH)
  return names.has(short) || names.size < most ? short : '…'
}
