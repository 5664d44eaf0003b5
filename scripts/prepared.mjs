/**
 * Whether wxt's generated types still fit the sources; after an entrypoint or text was renamed the compiler would
 * complain of right files. Built-ins only.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** wxt keeps unchanged files, so dates say nothing: the sources' digest is noted here. */
const STAMP = join('.wxt', 'made-from')

/**
 * Whether .wxt fits the sources.
 * @param root the project's folder
 */
export function isPrepared(root) {
  const stamp = join(root, STAMP)
  return (
    existsSync(join(root, '.wxt', 'tsconfig.json')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === sourcesOf(root)
  )
}

/** Notes the sources' digest; call it after `wxt prepare`. */
export function markPrepared(root) {
  writeFileSync(join(root, STAMP), sourcesOf(root))
}

/** Digest of what `wxt prepare` reads: names of entrypoints and public files, texts, configuration, packages. */
function sourcesOf(root) {
  const hash = createHash('sha256')
  for (const name of namesIn(root, 'entrypoints')) {
    if (/^[^/]+\.\w+$|^[^/]+\/index\.\w+$/.test(name)) hash.update(`entrypoints/${name}\n`)
  }
  for (const name of namesIn(root, 'public')) hash.update(`public/${name}\n`)
  const locales = join('lib', 'i18n', 'locales')
  const files = namesIn(root, locales).map(name => join(locales, name))
  for (const file of [...files, 'wxt.config.ts', 'package-lock.json']) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

/** Paths of all files and folders in a folder, with `/`, in order. */
function namesIn(root, folder) {
  const names = readdirSync(join(root, folder), { recursive: true })
  return names.map(name => String(name).replaceAll('\\', '/')).sort()
}
