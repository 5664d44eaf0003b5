/**
 * node scripts/run.mjs SCRIPT ARGS...: runs a script of the project, or the command of a package such as `wxt`,
 * after making sure that packages, runtime and generated files are there. Adds nothing to its standard output.
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
