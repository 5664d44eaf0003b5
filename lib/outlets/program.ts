import type { Carrier, Clock, Connection, Parcel, Sending, Target } from './carrier.ts'
import type { Format } from './format.ts'
import { type Batch, OLDEST_MS, type OutletAnswer, type OutletPin, type OutletRoom } from './model.ts'

/** A field of a program's own in the settings. Its name and hint are texts, `outlets.option.…`. */
export interface ProgramOption {
  name: string
  kind: 'text' | 'template'
  otherwise: string
}

/** A program, or a way, that events are forwarded to. Its texts are `outlets.program.…`. */
export interface Program {
  /** As in `--outlet NAME=URL`, in settings and documents. */
  readonly name: string
  /** The address at which it usually listens. */
  readonly address: string
  /** Of addresses, such as `ws:`. */
  readonly schemes: readonly string[]
  /** Most events in one batch. */
  readonly most: number
  /** Events older than so many ms are skipped. */
  readonly oldest: number
  readonly options: readonly ProgramOption[]
  /** Names of passwords and tokens. */
  readonly secrets: readonly string[]
  /** Whether a consumer's death loses nothing: it says what it has. */
  readonly acknowledges: 'always' | 'asked' | 'never'
  /** @throws OutletFailure */
  connect(target: Target, clock: Clock, signal: AbortSignal): Promise<Channel>
}

/** A connection to a program, in its format. */
export interface Channel extends Pick<Connection<unknown>, 'peer' | 'ended'> {
  /** Sends what shows that somebody answers, and nothing of any room. */
  test(): Sending
  hello(rooms: readonly OutletRoom[]): Sending
  room(room: OutletRoom): Sending
  batch(batch: Batch): Sending
  pinned(pin: OutletPin | null): Sending
  answered(answer: OutletAnswer): Sending
}

type Described = Omit<Program, 'connect' | 'most' | 'oldest' | 'options' | 'secrets'> &
  Partial<Pick<Program, 'most' | 'oldest' | 'options' | 'secrets'>>

const MOST_IN_BATCH = 100

/**
 * A program out of a format and a carrier.
 * @param format a new one for each connection; throws OutletFailure if the settings are wrong
 */
export function programOf<M>(
  described: Described,
  carrier: Carrier<M>,
  format: (target: Target) => Format<M>,
): Program {
  return {
    most: MOST_IN_BATCH,
    oldest: OLDEST_MS,
    options: [],
    secrets: [],
    ...described,
    connect: async (target, clock, signal) => {
      const made = format(target)
      const connection = await carrier(target, clock, signal)
      const send = (messages: M[], place: Omit<Parcel<M>, 'messages'> = NOWHERE): Sending =>
        messages.length > 0 ? connection.send({ ...place, messages }) : DONE
      return {
        get peer() {
          return connection.peer
        },
        ended: connection.ended,
        test: () => send(made.test?.() ?? made.hello([])),
        hello: rooms => send(made.hello(rooms)),
        room: room => send(made.room(room)),
        batch: batch => {
          const { gap, key, from, upTo, entries } = batch
          const last = entries.at(-1)?.n ?? gap?.to ?? upTo
          const messages = [...(gap ? made.gap(gap, batch) : []), ...made.events(batch)]
          return send(messages, { key, from, upTo, last })
        },
        pinned: pin => send(made.pinned?.(pin) ?? []),
        answered: answer => send(made.answered?.(answer) ?? []),
      }
    },
  }
}

const NOWHERE = { key: '', from: 0, upTo: 0, last: 0 }
const DONE: Sending = { taken: Promise.resolve(), arrived: Promise.resolve() }

/** A consumer that is not what it seems closes soon. */
const TEST_MS = 500

/** Resolves where a test went well. @throws OutletFailure */
export async function tested(channel: Channel, clock: Clock, signal: AbortSignal): Promise<void> {
  const ended = channel.ended.then(failure => {
    throw failure
  })
  await Promise.race([channel.test().taken, ended])
  await Promise.race([clock.wait(TEST_MS, signal), ended])
}
