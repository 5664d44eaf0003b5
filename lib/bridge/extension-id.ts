import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Chromium's id of an unpacked extension without a key: 16 bytes of the SHA-256 of its path, in letters a to p.
 * @returns undefined if there is no extension in the folder
 */
export function unpackedId(folder: string): string | undefined {
  if (!existsSync(join(folder, 'manifest.json'))) return undefined
  const path = Buffer.from(realpathSync(folder), process.platform === 'win32' ? 'utf16le' : 'utf8')
  const hex = createHash('sha256').update(path).digest('hex').slice(0, 32)
  return [...hex].map(digit => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('')
}
