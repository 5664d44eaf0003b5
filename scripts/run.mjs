/**
 * node scripts/run.mjs SCRIPT ARGS...: runs a script, or a package's command such as `wxt`, after it has made
 * packages, runtime and generated files ready. Adds nothing to standard output.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, runNode, tool } from './node.mjs'
import { ensurePackages } from './setup.mjs'

const [script, ...args] = process.argv.slice(2)
try {
  await ensurePackages()
  const generated = await runNode(['scripts/generate.mjs'], { stdio: ['ignore', 2, 2] })
  const path = existsSync(join(root, script)) ? script : tool(script)
  process.exitCode = generated || (await runNode([path, ...args]))
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
