/** Debian's packages, where we may install them. Node built-ins only. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

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
 * Installs missing packages as root on Debian; elsewhere does nothing. One call at a time: apt takes no second.
 * @param names of packages
 */
export async function installDebians(names) {
  const missing = missingDebians(names)
  if (missing.length === 0) return
  say(`installing ${missing.join(', ')} with apt ...`)
  await apt('update', '-q')
  if ((await apt('install', '-yq', '--no-install-recommends', ...missing)) !== 0)
    say('apt could not install them: going on without')
}

/** @returns its exit status */
function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const child = spawn('apt-get', args, { stdio: ['ignore', 2, 2], env })
  return new Promise(done => {
    child.once('error', () => done(1))
    child.once('close', done)
  })
}

function say(text) {
  process.stderr.write(`setup: ${text}\n`)
}
