import { Tables } from './tables.ts'

/** A healthy database answers far sooner, on a slow machine too. */
const ANSWER_MS = 10_000

/**
 * The way to the database. Dexie keeps the first error with which it could not open one, and may wait for ever for one
 * that the browser has closed: then this opens it again, with the next that is asked of it.
 */
export class Connection {
  readonly #open: () => Tables
  #tables: Tables

  /** @param open makes the tables of a database, which opens with what is first asked of them */
  constructor(open: () => Tables = () => new Tables()) {
    this.#open = open
    this.#tables = open()
  }

  /** The tables as they are open now: not to be kept. */
  get tables(): Tables {
    if (this.#tables.hasFailed()) this.#tables = this.#open()
    return this.#tables
  }

  /**
   * Asks the database.
   * @throws where it cannot be opened, refuses, or does not answer in time
   */
  async ask<T>(question: (tables: Tables) => PromiseLike<T>): Promise<T> {
    const { tables } = this
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        tables.close()
        reject(new Error('the database does not answer'))
      }, ANSWER_MS)
    })
    try {
      return await Promise.race([question(tables), late])
    } finally {
      clearTimeout(timer)
    }
  }

  close(): void {
    this.#tables.close()
  }
}
