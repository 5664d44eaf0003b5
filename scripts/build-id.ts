import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** All that a build is made of. */
const SOURCES = [
  'entrypoints/**/*.*',
  'lib/**/*.*',
  'proto/*.proto',
  'public/**/*.*',
  'scripts/*.*',
  'package.json',
  'package-lock.json',
  'wxt.config.ts',
]

/** Id of a build: version and a hash of the sources, the same on any day. */
export function buildId(root: string): string {
  const hash = createHash('sha256')
  const files = SOURCES.flatMap(pattern => globSync(pattern, { cwd: root }))
  for (const file of files.map(file => file.replaceAll('\\', '/')).sort()) {
    const bytes = readFileSync(join(root, file))
    hash.update(`${file} ${bytes.length}\n`).update(bytes)
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return `${version}+${hash.digest('hex').slice(0, 12)}`
}
