import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { BridgeFault } from './news.ts'

/** A file of JSON Lines that only grows. */
export class LogFile {
  readonly #stream: WriteStream
  readonly #onFailed: (reason: string) => void
  #hasFailed = false

  private constructor(stream: WriteStream, onFailed: (reason: string) => void) {
    this.#stream = stream
    this.#onFailed = onFailed
    stream.on('error', error => this.#fail(error))
  }

  /**
   * Opens it at its end.
   * @param onFailed tells that nothing more can be written, once
   * @throws BridgeFault if it cannot be opened
   */
  static async open(path: string, onFailed: (reason: string) => void): Promise<LogFile> {
    const stream = createWriteStream(path, { flags: 'a' })
    try {
      await once(stream, 'open')
    } catch (error) {
      throw new BridgeFault({ kind: 'file', path, reason: reasonOf(error) })
    }
    return new LogFile(stream, onFailed)
  }

  /** Resolves when the line is written, or nothing can be written any more. */
  write(line: string): Promise<void> {
    if (this.#hasFailed) return Promise.resolve()
    return new Promise(resolve => {
      this.#stream.write(`${line}\n`, error => {
        if (error) this.#fail(error)
        resolve()
      })
    })
  }

  async close(): Promise<void> {
    if (!this.#hasFailed) await new Promise(resolve => this.#stream.end(resolve))
  }

  #fail(error: unknown): void {
    if (this.#hasFailed) return
    this.#hasFailed = true
    this.#onFailed(reasonOf(error))
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
