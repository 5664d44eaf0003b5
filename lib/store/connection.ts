import type { DiskRoom } from './disk-room.ts'
import { Tables } from './tables.ts'

/** A healthy database is far faster, even on a slow machine. */
const ANSWER_MS = 10_000

/**
 * Reopens the database after a failure: Dexie keeps the error of a failed opening, and can wait forever for a
 * database that the browser has closed.
 */
export class Connection {
  readonly #open: () => Tables
  readonly #disk: DiskRoom | undefined
  #tables: Tables

  /**
   * @param open opens the database with the first question
   * @param disk where it lies
   */
  constructor(open: () => Tables = () => new Tables(), disk?: DiskRoom) {
    this.#open = open
    this.#disk = disk
    this.#tables = open()
  }

  /** Do not keep them. */
  get tables(): Tables {
    if (this.#tables.hasFailed()) this.#tables = this.#open()
    return this.#tables
  }

  /**
   * Asks the database.
   * @param how `write`: changes what is stored
   * @throws if the database cannot be opened, refuses, or does not answer in time; QuotaExceededError if the
   * disk is full
   */
  async ask<T>(question: (tables: Tables) => PromiseLike<T>, how: 'read' | 'write' = 'read'): Promise<T> {
    const { tables } = this
    // Opening a database writes, too.
    const writes = how === 'write' || !tables.isOpen()
    if (writes) await this.#disk?.require()
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        tables.close()
        reject(new Error('the database does not answer'))
      }, ANSWER_MS)
    })
    try {
      return await Promise.race([question(tables), late])
    } catch (error) {
      this.#disk?.lookAgain()
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  close(): void {
    this.#tables.close()
  }
}
