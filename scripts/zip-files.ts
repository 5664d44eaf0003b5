import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { zipSync } from 'fflate'

/** Of every file: the bytes of a zip depend on its content alone. By local time, as zips have it. */
const MTIME = new Date(1980, 0, 1)

/**
 * The same bytes for the same files, on any day and machine.
 * @param files by path with `/`
 */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: MTIME, os: 3 })
}

/** All files of a folder, by path with `/`. */
export function filesOf(folder: string): Map<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  return new Map(paths.map(path => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path)]))
}
