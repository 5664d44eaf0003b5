/**
 * npm start: sets up, builds, and opens a room; options: `npm start -- --help`. Only scripts/start-room.ts writes
 * to standard output. Built-ins only.
 */
import { runNode, tool } from './node.mjs'
import { ensurePackages, ensureReady } from './setup.mjs'

const args = process.argv.slice(2)
const quiet = { stdio: ['ignore', 2, 2] }
try {
  const needsBrowser = !args.includes('--help')
  await (needsBrowser ? ensureReady() : ensurePackages())
  process.exitCode =
    (needsBrowser &&
      ((await runNode(['scripts/generate.mjs'], quiet)) || (await runNode([tool('wxt'), 'build'], quiet)))) ||
    (await runNode(['scripts/start-room.ts', ...args]))
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
