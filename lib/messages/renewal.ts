import { storage } from 'wxt/utils/storage'
import { BUILD_FILE } from '../model/build.ts'

export interface RenewalParts {
  /** Of the worker. */
  build: string
  /** Empty if unknown. */
  onDisk: () => Promise<string>
  /** Resolves when all taken is stored. */
  settled: () => Promise<void>
  /** Restarts the extension from the disk. */
  reload: () => void
  /** Build it last reloaded for; outlives the reload. */
  shelf: { getValue: () => Promise<string>; setValue: (build: string) => Promise<void> }
}

/**
 * After an update the browser may keep the old worker beside new pages, which may have upgraded the database beyond
 * it. A worker whose build is not on the disk stores what it has taken and reloads the extension, once per build.
 */
export class Renewal {
  readonly #parts: RenewalParts
  #looking: Promise<void> | undefined

  constructor(parts: RenewalParts) {
    this.#parts = parts
  }

  /** Another part states its build. */
  hear(build: string): void {
    if (build !== this.#parts.build) void this.check()
  }

  /** Reloads the extension if the disk has another build. Never rejects. */
  check(): Promise<void> {
    this.#looking ??= this.#look()
      // The next check may succeed.
      .catch(() => undefined)
      .finally(() => {
        this.#looking = undefined
      })
    return this.#looking
  }

  async #look(): Promise<void> {
    const { build, onDisk, settled, reload, shelf } = this.#parts
    const disk = await onDisk()
    if (disk === '' || disk === build || (await shelf.getValue()) === disk) return
    await settled()
    await shelf.setValue(disk)
    reload()
  }
}

/** Empty if unknown. */
export async function buildOnDisk(): Promise<string> {
  const answer = await fetch(BUILD_FILE, { cache: 'no-store' })
  return answer.ok ? (await answer.text()).trim() : ''
}

export function renewedFor(): RenewalParts['shelf'] {
  return storage.defineItem<string>('local:renewed', { fallback: '' })
}
