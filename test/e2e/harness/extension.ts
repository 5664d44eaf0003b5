import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../scripts/node.mjs'

/** The production build, which tests use: development builds ask for more permissions. */
export const BUILD = join(root, '.output', 'chrome-mv3')
/** The test voice. */
export const VOICE = join(root, 'test', 'voice')
/** Id of the test voice, from the key in its manifest. */
export const VOICE_ID = 'okkaakhhpinnhdmgcfkfcdlcglnfefjk'

/**
 * Chromium's id of an unpacked extension without a key: 16 bytes of the SHA-256 of its path, in letters a to p.
 * @throws Error that names the way out, if there is no extension
 */
export function extensionId(folder: string): string {
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw new Error(`there is no extension in ${folder}: run \`npm run build\` first`)
  }
  const path = Buffer.from(realpathSync(folder), process.platform === 'win32' ? 'utf16le' : 'utf8')
  const hex = createHash('sha256').update(path).digest('hex').slice(0, 32)
  return [...hex].map(digit => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('')
}
