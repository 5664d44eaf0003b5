import { join } from 'node:path'
import { unpackedId } from '../../../lib/bridge/extension-id.ts'
import { root } from '../../../scripts/node.mjs'

/** The production build, which tests use: development builds ask for more permissions. */
export const BUILD = join(root, '.output', 'chrome-mv3')
/** The test voice. */
export const VOICE = join(root, 'test', 'voice')
/** Id of the test voice, from the key in its manifest. */
export const VOICE_ID = 'okkaakhhpinnhdmgcfkfcdlcglnfefjk'

/**
 * Id of an unpacked extension.
 * @throws Error that names the way out, if there is no extension
 */
export function extensionId(folder: string): string {
  const id = unpackedId(folder)
  if (!id) throw new Error(`there is no extension in ${folder}: run \`npm run build\` first`)
  return id
}
