import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { patternOf } from '../lib/browser/host-permission.ts'

/**
 * The extension with the permission for these addresses, which nobody is there to give.
 * @param origins such as `http://127.0.0.1:5050`
 * @param portless for Firefox: see `patternOf`
 * @returns the same folder where none is needed, else that of a copy
 */
export function withReachable(extension: string, origins: readonly string[], portless = false): string {
  if (origins.length === 0) return extension
  const copy = mkdtempSync(join(tmpdir(), 'tingdan-extension-'))
  cpSync(extension, copy, { recursive: true })
  const file = join(copy, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  const hosts = [...new Set(origins)].map(origin => patternOf(new URL(origin), portless))
  writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: hosts }))
  return copy
}
