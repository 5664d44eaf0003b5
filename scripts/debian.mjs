/** Debian's packages, where we may install them. Node built-ins only. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run } from './node.mjs'

/**
 * Missing packages that `installDebians` would install.
 * @param names of packages
 */
export function missingDebians(names) {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return []
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders
  const format = '-f=${Package} ${db:Status-Status}\n'
  const listed = spawnSync('dpkg-query', ['-W', format, ...names], { encoding: 'utf8' })
  return names.filter(name => !listed.stdout?.split('\n').includes(`${name} installed`))
}

/**
 * Installs missing packages as root on Debian; elsewhere does nothing. One call at a time: apt refuses a second.
 * @param names of packages
 */
export async function installDebians(names) {
  const missing = missingDebians(names)
  if (missing.length === 0) return
  say(`installing ${missing.join(', ')} with apt ...`)
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  await run('apt-get', ['update', '-q'], options)
  const status = await run('apt-get', ['install', '-yq', '--no-install-recommends', ...missing], options)
  if (status !== 0) say('apt could not install them: going on without')
}

function say(text) {
  process.stderr.write(`setup: ${text}\n`)
}
