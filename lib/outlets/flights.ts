import { orAborted } from './abort.ts'

interface Flight {
  count: number
  landed: () => void
  isDone: boolean
}

/**
 * What is sent and not acknowledged on one connection. Within a stream things land in the order in which they were sent,
 * so that a place never passes what is still missing.
 */
export class Flights {
  readonly #ended: AbortSignal
  readonly #streams = new Map<string, Flight[]>()
  #count = 0
  #landing = Promise.withResolvers<void>()

  constructor(ended: AbortSignal) {
    this.#ended = ended
  }

  /** @param landed called when this and all before it have arrived: with the last words of a connection, too */
  add(key: string, count: number, arrived: Promise<void>, landed: () => void): void {
    const flights = this.#streams.get(key) ?? []
    this.#streams.set(key, flights)
    const flight: Flight = { count, landed, isDone: false }
    flights.push(flight)
    this.#count += count
    arrived.then(
      () => {
        flight.isDone = true
        this.#land(flights)
      },
      // The connection ends by itself.
      () => undefined,
    )
  }

  /** Resolves when at most so many are under way. @throws when the connection ends */
  async below(most: number): Promise<void> {
    while (this.#count > most) await orAborted(this.#landing.promise, this.#ended)
  }

  #land(flights: Flight[]): void {
    for (let first = flights[0]; first?.isDone; first = flights[0]) {
      flights.shift()
      this.#count -= first.count
      first.landed()
    }
    this.#landing.resolve()
    this.#landing = Promise.withResolvers()
  }
}
