/**
 * node scripts/start.mjs SCRIPT ARGS...: sets up, builds, and runs a script that opens browsers, such as npm start's.
 * Only the script writes to standard output. Built-ins only.
 */
import { runNode, tool } from './node.mjs'
import { ensurePackages, ensureReady } from './setup.mjs'

const [script, ...args] = process.argv.slice(2)
const quiet = { stdio: ['ignore', 2, 2] }
try {
  const needsBrowser = !args.includes('--help')
  await (needsBrowser ? ensureReady() : ensurePackages())
  process.exitCode =
    (needsBrowser &&
      ((await runNode(['scripts/generate.mjs'], quiet)) || (await runNode([tool('wxt'), 'build'], quiet)))) ||
    (await runNode([script, ...args]))
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
