/** Below this many free bytes the disk counts as full. */
const LEAST = 10e6
/** Cannot fill up between two looks. */
const PLENTY = 1e9
const LOOK_MS = 30_000
const LOOK_OFTEN_MS = 2_000

/**
 * Stops writing in time: after a partial write Chromium drops the whole database ("Corruption: checksum mismatch",
 * seen on a disk filled to the last byte).
 */
export class DiskRoom {
  readonly #estimate: () => Promise<StorageEstimate>
  readonly #now: () => number
  #free = Infinity
  #lookAt = -Infinity

  /**
   * @param estimate with `unlimitedStorage` the quota is usage plus free space
   * @param now ms, steady
   */
  constructor(
    estimate: () => Promise<StorageEstimate> = () => navigator.storage.estimate(),
    now: () => number = () => performance.now(),
  ) {
    this.#estimate = estimate
    this.#now = now
  }

  /** True if the browser does not tell. */
  async hasSpace(): Promise<boolean> {
    if (this.#now() >= this.#lookAt) {
      this.#free = await this.#look()
      this.#lookAt = this.#now() + this.#pause()
    }
    return this.#free >= LEAST
  }

  /** @throws QuotaExceededError without space: then only deleting may begin */
  async require(): Promise<void> {
    if (!(await this.hasSpace())) throw new DOMException('the disk is full', 'QuotaExceededError')
  }

  /** The last write failed: look before the next. */
  lookAgain(): void {
    this.#lookAt = -Infinity
  }

  #pause(): number {
    if (this.#free < LEAST) return 0
    return this.#free > PLENTY ? LOOK_MS : LOOK_OFTEN_MS
  }

  async #look(): Promise<number> {
    try {
      const { quota = Infinity, usage = 0 } = await this.#estimate()
      return quota - usage
    } catch {
      return Infinity
    }
  }
}
