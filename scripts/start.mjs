/**
 * npm start: sets everything up, builds, and shows the extension in a room. What can stand behind `--` is told by
 * `npm start -- --help`. Only scripts/start-room.ts writes to standard output. Node built-ins only.
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
