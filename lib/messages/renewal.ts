import { storage } from 'wxt/utils/storage'
import { BUILD_FILE } from '../model/build.ts'

export interface RenewalParts {
  /** The build of the worker. */
  build: string
  /** The build that lies on the disk; empty where that is not known. */
  onDisk: () => Promise<string>
  /** Resolves when all that the worker has taken in is stored. */
  settled: () => Promise<void>
  /** Starts the extension from the disk. */
  reload: () => void
  /** For which build it was last reloaded: it outlives the reload. */
  shelf: { getValue: () => Promise<string>; setValue: (build: string) => Promise<void> }
}

/**
 * After new files the browser may go on with the old worker beside pages that come from the new ones, which may have brought
 * the database into a form that the worker cannot write: all would be lost. Files tell which is right. A worker that is not
 * the one that lies on the disk stores what it has taken in and reloads the extension, once for each build.
 */
export class Renewal {
  readonly #parts: RenewalParts
  #looking: Promise<void> | undefined

  constructor(parts: RenewalParts) {
    this.#parts = parts
  }

  /** Another part of the extension tells its build. */
  hear(build: string): void {
    if (build !== this.#parts.build) void this.check()
  }

  /** Reloads the extension where another build lies on the disk. Never rejects. */
  check(): Promise<void> {
    this.#looking ??= this.#look()
      // What the browser does not tell now it may tell the next time.
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

/** The build whose files lie on the disk; empty where they do not tell. */
export async function buildOnDisk(): Promise<string> {
  const answer = await fetch(BUILD_FILE, { cache: 'no-store' })
  return answer.ok ? (await answer.text()).trim() : ''
}

/** Where it is kept for which build the extension was last reloaded. */
export function renewedFor(): RenewalParts['shelf'] {
  return storage.defineItem<string>('local:renewed', { fallback: '' })
}
