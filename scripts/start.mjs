/**
 * node scripts/start.mjs SCRIPT ARGS...: sets up, builds, and runs a script that opens browsers, such as npm start's.
 * Only the script writes to standard output. Built-ins only.
 */
import { ensureFirefox } from './firefox.mjs'
import { runNode, tool } from './node.mjs'
import { ensurePackages, ensureReady } from './setup.mjs'

const [script, ...args] = process.argv.slice(2)
const quiet = { stdio: ['ignore', 2, 2] }
const isFirefox = args.join(' ').match(/--browser[ =](\w+)/)?.[1] === 'firefox'
try {
  const needsBrowser = !args.includes('--help')
  if (needsBrowser && !isFirefox) await ensureReady()
  else await ensurePackages()
  if (needsBrowser && isFirefox) await ensureFirefox()
  const build = [tool('wxt'), 'build', ...(isFirefox ? ['-b', 'firefox'] : [])]
  process.exitCode =
    (needsBrowser && ((await runNode(['scripts/generate.mjs'], quiet)) || (await runNode(build, quiet)))) ||
    (await runNode([script, ...args]))
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
