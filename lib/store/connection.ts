import type { DiskRoom } from './disk-room.ts'
import { Tables } from './tables.ts'

/** A healthy database is far faster, even on slow machines. */
const ANSWER_MS = 10_000

/**
 * Reopens the database after a failure: Dexie keeps a failed opening's error, and can wait forever for a database that
 * the browser closed.
 */
export class Connection {
  readonly #open: () => Tables
  readonly #disk: DiskRoom | undefined
  #tables: Tables

  /**
   * @param open at the first question
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
   * @param how `write`: changes what is stored
   * @throws if the database does not open, refuses, or is late; QuotaExceededError if the disk is full
   */
  async ask<T>(question: (tables: Tables) => PromiseLike<T>, how: 'read' | 'write' = 'read'): Promise<T> {
    const { tables } = this
    // Opening also writes.
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
