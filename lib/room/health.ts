import type { CapturedSocket } from '../model/captured.ts'
import type { LiveEvent } from '../model/events.ts'
import type { Decoded } from '../protocol/decode.ts'
import { addTraffic, LastMinute, noTraffic, type Traffic } from './minute.ts'
import { type Sample, Samples } from './samples.ts'

/** Names come from the page: more than these are counted together. */
const METHODS = 300
const REASONS = 20
const NAME_LENGTH = 80

/** How the messages of one method fared. */
export interface MethodHealth {
  method: string
  count: number
  /** When the latest came, ms since 1970. */
  lastAt: number
  /** Without a schema, and not readable with theirs. */
  unknown: number
  failed: number
  /** Why the latest could not be understood; empty where all could. */
  reason: string
}

export interface Mishap {
  reason: string
  count: number
  lastAt: number
}

/** How a room's protocol fares. Times in ms since 1970 by this machine's clock, 0 where it never happened. */
export interface HealthView {
  /** Since when it is counted: the worker's latest start, or the room's. */
  since: number
  total: Traffic
  minute: Traffic
  /** Frames by the payload type that they name: `msg`, `hb`, `ack` ... */
  payloadTypes: Record<string, number>
  lastFrameAt: number
  /** The latest answer to a heartbeat that was seen. */
  lastHeartbeatAt: number
  methods: MethodHealth[]
  /** Frames of which not everything could be read, by reason. */
  failures: Mishap[]
  closings: number
  lastClosedAt: number
}

/**
 * Counts what comes in a room and how much of it is understood: some additions a message, the rest is worked out when
 * somebody looks. Begins anew with each worker. Pure: it is told the time.
 */
export class Health {
  private readonly since: number
  private readonly total = noTraffic()
  private readonly minute = new LastMinute()
  private readonly payloadTypes = new Map<string, number>()
  private readonly methods = new Map<string, MethodHealth>()
  private readonly failures = new Map<string, Mishap>()
  private readonly kept = new Samples()
  private lastFrameAt = 0
  private lastHeartbeatAt = 0
  private closings = 0
  private lastClosedAt = 0

  constructor(since: number) {
    this.since = since
  }

  /**
   * Takes a frame in.
   * @param bytes its length as the page received it
   * @param at when the page received it, ms since 1970
   */
  take({ events, size, payloadType, strange, failure }: Decoded, bytes: number, at: number): void {
    const traffic = { frames: 1, messages: events.length, bytes, plain: size }
    addTraffic(this.total, traffic)
    this.minute.add(at, traffic)
    this.lastFrameAt = Math.max(this.lastFrameAt, at)
    const type = bounded(this.payloadTypes, payloadType, REASONS)
    this.payloadTypes.set(type, (this.payloadTypes.get(type) ?? 0) + 1)
    if (payloadType === 'hb') this.lastHeartbeatAt = Math.max(this.lastHeartbeatAt, at)
    if (failure) this.fail(failure.reason, at)
    for (const event of events) this.count(event, at)
    for (const message of strange) this.kept.add(message, message.method.slice(0, NAME_LENGTH), at)
  }

  private count(event: LiveEvent, at: number): void {
    const method = bounded(this.methods, event.method, METHODS)
    let health = this.methods.get(method)
    if (!health) {
      health = { method, count: 0, lastAt: 0, unknown: 0, failed: 0, reason: '' }
      this.methods.set(method, health)
    }
    health.count++
    if (at > health.lastAt) health.lastAt = at
    if (event.type !== 'unknown') return
    health.reason = event.reason
    if (event.reason === 'no schema') health.unknown++
    else health.failed++
  }

  /** Counts a frame of which not everything could be read. */
  fail(reason: string, at: number): void {
    const key = bounded(this.failures, reason, REASONS)
    const before = this.failures.get(key)
    this.failures.set(key, { reason: key, count: (before?.count ?? 0) + 1, lastAt: at })
  }

  /** Notes a turn in the life of a socket. */
  socket({ state, at }: Pick<CapturedSocket, 'state' | 'at'>): void {
    if (state !== 'closed') return
    this.closings++
    this.lastClosedAt = at
  }

  /** The latest strange messages of a method, the latest first. */
  samples(method: string): Sample[] {
    return this.kept.of(method)
  }

  /** Forgets the strange messages. */
  forgetSamples(): void {
    this.kept.clear()
  }

  view(now: number): HealthView {
    const { since, total, lastFrameAt, lastHeartbeatAt, closings, lastClosedAt } = this
    return {
      since,
      total: { ...total },
      minute: this.minute.sum(now),
      payloadTypes: Object.fromEntries(this.payloadTypes),
      lastFrameAt,
      lastHeartbeatAt,
      methods: Array.from(this.methods.values(), method => ({ ...method })),
      failures: [...this.failures.values()],
      closings,
      lastClosedAt,
    }
  }
}

/** Whether not all messages of a method could be understood. */
export function isStrange({ unknown, failed }: MethodHealth): boolean {
  return unknown + failed > 0
}

/** The name under which something is counted in `names`, which holds `most` at the most: others are `…`. */
function bounded(names: ReadonlyMap<string, unknown>, name: string, most: number): string {
  const short = name.slice(0, NAME_LENGTH)
  return names.has(short) || names.size < most ? short : '…'
}
