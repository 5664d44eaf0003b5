import { Tables } from './tables.ts'

/** A healthy database answers far sooner, even on a slow machine. */
const ANSWER_MS = 10_000

/**
 * The connection to the database. Dexie keeps the error of a failed opening, and can wait forever for a database
 * that the browser has closed: then the next question opens it again.
 */
export class Connection {
  readonly #open: () => Tables
  #tables: Tables

  /** @param open makes the tables of a database that opens with the first question */
  constructor(open: () => Tables = () => new Tables()) {
    this.#open = open
    this.#tables = open()
  }

  /** The tables as they are open now; do not keep them. */
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
