import { batch, signal } from '@preact/signals'
import type { Ask } from '../archive/client.ts'
import type { ReplayToWorker } from '../messages/replay.ts'
import { type RoomClock, timeIn, wallTime } from '../model/clock.ts'
import { type Fault, faultOf } from '../model/fault.ts'
import { type Pace, type ReplaySpeed, replayId } from '../model/replay.ts'
import { splitFrames } from '../recording/frames.ts'
import { RecordingReader } from '../recording/items.ts'
import type { Recorded } from '../recording/recorded.ts'
import type { SessionRecord } from '../store/records.ts'
import { Link, LinkBroken, type ReplayPort } from './link.ts'

export interface ReplayParts {
  /** Asks the page's worker for pieces and timers. */
  ask: Ask
  /** To the extension's worker. */
  connect: () => ReplayPort
  /** Ms since 1970. */
  now: () => number
}

/**
 * starting: no frame yet · returning: catching up after a jump or a worker's death · failed: the recording cannot
 * be read
 */
export type Phase = 'starting' | 'returning' | Pace['state'] | 'failed' | 'stopped'

/** Limits of one message, in items and bytes. */
const ITEMS = 64
const BYTES = 512 * 1024
/** A worker that hears nothing dies after 30 s. */
const PING_MS = 20_000
/** Wait before a new Port, in ms: doubled each time. */
const FIRST_WAIT = 100
const LONGEST_WAIT = 5000

/** A jump starts the room over. */
class Jumped extends Error {}

/**
 * Plays a recording to the worker in its time, as a relay does for a live room. Keeps only its place; when the worker
 * dies, it catches up silently.
 */
export class Replay {
  readonly roomId = replayId()
  readonly session: SessionRecord
  readonly phase = signal<Phase>('starting')
  readonly speed = signal<ReplaySpeed>(1)
  /** Where the speed allows it. */
  readonly spoken = signal(false)
  /** Of its first item; 0 if unknown. */
  readonly from = signal(0)
  readonly error = signal<Fault | null>(null)

  readonly #parts: ReplayParts
  readonly #over = new AbortController()
  /** Aborts when a change matters to a wait. */
  #change = new AbortController()
  #link: Link | undefined
  #isPaused = false
  #clock: RoomClock = { at: 0, since: 0, rate: 0 }
  /** To this worker or earlier ones. */
  #sent = 0
  /** Earlier items are played silently. */
  #jumpTo = 0
  #hasJumped = false

  constructor(session: SessionRecord, parts: ReplayParts) {
    this.session = session
    this.#parts = parts
  }

  /** The shown moment of the recording. */
  get position(): number {
    return Math.min(timeIn(this.#clock, this.#parts.now()), Math.max(this.from.value, this.session.lastAt))
  }

  /** Plays until stopped; waits at the end. Never rejects. */
  async run(): Promise<void> {
    for (let failures = 0; !this.#over.signal.aborted; ) {
      try {
        await this.#play(() => {
          failures = 0
        })
      } catch (error) {
        if (this.#over.signal.aborted) return
        if (error instanceof Jumped) continue
        this.#link?.close()
        this.#link = undefined
        if (!(error instanceof LinkBroken)) return this.#fail(error)
        this.#freeze(this.position)
        this.phase.value = 'returning'
        await this.#wait(Math.min(FIRST_WAIT * 2 ** failures++, LONGEST_WAIT)).catch(() => undefined)
      }
    }
  }

  pause(): void {
    this.#turn(() => {
      this.#isPaused = true
    })
  }

  /** Continues; after the end, from the start. */
  resume(): void {
    if (this.phase.value === 'ended') this.jump(this.from.value)
    this.#turn(() => {
      this.#isPaused = false
    })
  }

  setSpeed(speed: ReplaySpeed): void {
    this.#turn(() => {
      this.speed.value = speed
    })
  }

  speak(on: boolean): void {
    this.#turn(() => {
      this.spoken.value = on
    })
  }

  /** Jumps to a moment, ms since 1970. */
  jump(to: number): void {
    this.#hasJumped = true
    this.#sent = 0
    this.#jumpTo = to
    this.#freeze(to)
    this.phase.value = 'returning'
    this.#wake()
  }

  /** Nothing of it stays. */
  stop(): void {
    this.#over.abort()
    this.#link?.close()
    this.phase.value = 'stopped'
  }

  #fail(error: unknown): void {
    this.error.value = faultOf(error)
    this.phase.value = 'failed'
  }

  /** @param arrived called when the worker is there */
  async #play(arrived: () => void): Promise<void> {
    this.#hasJumped = false
    let silent = this.#sent > 0 || this.#jumpTo > 0
    const link = this.#link ?? new Link(this.#parts.connect())
    this.#link = link
    await link.begin(this.#hello(silent))
    arrived()
    let items: Recorded[] = []
    let size = 0
    const flush = async () => {
      const out = items
      items = []
      size = 0
      if (out.length > 0) await link.send(out, silent, this.#pace())
    }
    const come = async () => {
      await flush()
      silent = false
      this.#goOn(this.position)
      await link.send([], false, this.#pace())
    }
    let n = 0
    for await (const item of this.#items()) {
      if (this.#hasJumped) throw new Jumped()
      n++
      if (this.from.value === 0) this.#begin(item.at)
      if (silent && n > this.#sent && item.at >= this.#jumpTo) await come()
      if (!silent && !this.#isDue(item)) {
        await flush()
        await this.#untilDue(item, link)
      }
      items.push(item)
      size += item.kind === 'frame' ? item.bytes.length : 0
      this.#sent = Math.max(this.#sent, n)
      if (!silent && this.speed.value === 'fast') this.#freeze(Math.max(this.#clock.at, item.at))
      if (items.length >= ITEMS || size >= BYTES) await flush()
    }
    if (silent) await come()
    await flush()
    this.phase.value = 'ended'
    this.#freeze(Math.max(this.from.value, this.session.lastAt))
    link.pace(this.#pace())
    await this.#untilDue(undefined, link)
  }

  #hello(silent: boolean): ReplayToWorker {
    const { webRid, title, anchor, id } = this.session
    return {
      type: 'hello',
      roomId: this.roomId,
      session: id,
      page: { url: '', webRid, title, anchor },
      pace: this.#pace(),
      silent,
      probe: Uint8Array.of(1),
    }
  }

  async *#items(): AsyncGenerator<Recorded> {
    const reader = new RecordingReader()
    for (let after = 0; ; ) {
      const give = { session: this.session.id, after }
      const piece = await this.#parts.ask('piece', give, { signal: this.#over.signal })
      if (!piece) return
      for (const { frame } of splitFrames(piece.bytes).frames) {
        const item = reader.take(frame)
        if (item) yield item
      }
      after = piece.key
    }
  }

  #begin(at: number): void {
    this.from.value = at
    if (this.#jumpTo === 0) this.#goOn(at)
  }

  #isDue({ at }: Recorded): boolean {
    if (this.#isPaused) return false
    return this.speed.value === 'fast' || at <= timeIn(this.#clock, this.#parts.now())
  }

  /** @param item undefined: nothing is due any more */
  async #untilDue(item: Recorded | undefined, link: Link): Promise<void> {
    while (!item || !this.#isDue(item)) {
      const due = item && !this.#isPaused ? wallTime(this.#clock, item.at) : undefined
      const wait = due === undefined ? Infinity : due - this.#parts.now()
      await this.#wait(Math.min(Math.max(0, wait), PING_MS), link)
      if (this.#hasJumped) throw new Jumped()
      if (wait > PING_MS) link.pace(this.#pace())
    }
  }

  /**
   * Waits, until something changes.
   * @throws if the link breaks or the replay ends
   */
  async #wait(ms: number, link?: Link): Promise<void> {
    const signals = [this.#over.signal, this.#change.signal, ...(link ? [link.broken] : [])]
    await this.#parts.ask('wait', { ms }, { signal: AbortSignal.any(signals) }).catch(() => undefined)
    this.#over.signal.throwIfAborted()
    if (link?.broken.aborted) throw new LinkBroken()
  }

  #pace(): Pace {
    const { value: phase } = this.phase
    const state = phase === 'ended' ? 'ended' : this.#isPaused ? 'paused' : 'playing'
    return { state, speed: this.speed.value, clock: this.#clock, spoken: this.spoken.value }
  }

  /** Sends the pace too. */
  #turn(change: () => void): void {
    const { position } = this
    batch(() => {
      change()
      const { value: phase } = this.phase
      if (phase === 'playing' || phase === 'paused') this.#goOn(position)
    })
    this.#wake()
    try {
      this.#link?.pace(this.#pace())
    } catch {
      // It has broken, and is opened again.
    }
  }

  /** From now on time passes as the user wants it. */
  #goOn(at: number): void {
    const { value: speed } = this.speed
    const rate = this.#isPaused || speed === 'fast' ? 0 : speed
    this.#clock = { at, since: this.#parts.now(), rate }
    this.phase.value = this.#isPaused ? 'paused' : 'playing'
  }

  #freeze(at: number): void {
    this.#clock = { at, since: this.#parts.now(), rate: 0 }
  }

  #wake(): void {
    this.#change.abort()
    this.#change = new AbortController()
  }
}
