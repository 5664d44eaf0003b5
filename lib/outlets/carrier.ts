import type { OutletSettings } from '../settings/apart/outlets.ts'
import type { Secrets } from '../settings/apart/stored-apart.ts'
import { OutletFailure } from './model.ts'

/** Messages that are acknowledged together. */
export interface Parcel<M> {
  /** Of one session; empty for what belongs to none. */
  key: string
  from: number
  upTo: number
  /** The number of its last message: what follows up to `upTo` does not pass the filter. */
  last: number
  messages: readonly M[]
}

/** Neither settles after the connection has ended. */
export interface Sending {
  /** More may be sent. */
  taken: Promise<void>
  /** The consumer has it, as far as the program tells. */
  arrived: Promise<void>
}

/** An open way to a consumer. */
export interface Connection<M> {
  /** What answered, in its own words; may be empty. */
  readonly peer: string
  /** In order; to be called again after `taken`. */
  send(parcel: Parcel<M>): Sending
  /** Resolves with the reason when it has ended. Never rejects. */
  readonly ended: Promise<OutletFailure>
}

/** Time and chance, as arguments. */
export interface Clock {
  /** Ms since 1970. */
  now(): number
  /** Rejects when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>
  /** From 0 to 1. */
  random(): number
}

/** What an outlet connects to, and with what. */
export interface Target {
  settings: OutletSettings
  secrets: Secrets
  /** Whether the browser lets requests to this address read the answer, whatever the server says of it. */
  mayReach: (url: URL) => Promise<boolean>
}

/**
 * Opens a connection.
 * @param signal ends the connection, or the attempt
 * @throws OutletFailure
 */
export type Carrier<M> = (target: Target, clock: Clock, signal: AbortSignal) => Promise<Connection<M>>

/**
 * Work that may take so many ms.
 * @throws OutletFailure `timeout`; else as the work does
 */
export async function within<T>(
  ms: number,
  clock: Clock,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController()
  const done = new AbortController()
  clock.wait(ms, AbortSignal.any([signal, done.signal])).then(
    () => late.abort(new OutletFailure({ kind: 'timeout' })),
    () => undefined,
  )
  try {
    return await work(AbortSignal.any([signal, late.signal]))
  } finally {
    done.abort()
  }
}
