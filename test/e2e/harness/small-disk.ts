import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Less than the store wants for writing, enough for a write under way: Chromium drops a database whose write
 * is cut, and the disk of a user does not fill at one blow.
 */
const SPARE = 4e6

/** A disk of its own that can be filled. */
export interface SmallDisk {
  folder: string
  fill(): void
  /** Takes away what filled it. */
  clear(): void
  /** Nothing may have a file open on it. */
  unmount(): void
}

/** Mounts a disk in memory; undefined unless root on Linux. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'tingdan-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmdirSync(folder)
    return undefined
  }
  const filler = join(folder, 'filler')
  return {
    folder,
    fill() {
      const { bavail, bsize } = statfsSync(folder)
      try {
        appendFileSync(filler, new Uint8Array(Math.max(0, bavail * bsize - SPARE)))
      } catch {
        // The browser has written meanwhile: the file fills the rest.
      }
    },
    clear: () => rmSync(filler),
    unmount() {
      execFileSync('umount', [folder])
      rmdirSync(folder)
    },
  }
}
