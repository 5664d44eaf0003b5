/**
 * npm run fuzz [-- ROUNDS]: runs the tests that have properties, each round with a seed of chance, and ends at the
 * first that fails. Default: until interrupted.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { tool } from './node.mjs'

const FOLDER = 'test/unit'
const LARGEST_SEED = 2 ** 31

const rounds = Number(process.argv[2] ?? Number.POSITIVE_INFINITY)
if (!(rounds >= 1)) throw new Error('npm run fuzz -- ROUNDS: a number of rounds, 1 or more')

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.test.ts'))
  .map(name => `${FOLDER}/${name}`)
  .filter(path => readFileSync(path, 'utf8').includes('fc.'))

for (let round = 1; round <= rounds; round++) {
  const seed = Math.floor(Math.random() * LARGEST_SEED)
  console.log(`round ${round}: TINGDAN_SEED=${seed}`)
  const args = [tool('vitest'), 'run', '--project', 'unit', '--reporter=minimal', ...files]
  const env = { ...process.env, TINGDAN_SEED: String(seed) }
  const { status } = spawnSync(process.execPath, args, { env, stdio: 'inherit' })
  if (status !== 0) {
    process.exitCode = 1
    break
  }
}
