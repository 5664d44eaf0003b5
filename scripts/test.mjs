/**
 * npm test: sets everything up, runs every check in turn, and closes with `N passed, N failed`. With names of
 * checks behind it, runs only those. Node built-ins only: it starts before anything is installed.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment, root, runNode, tool } from './node.mjs'
import { ensurePackages, ensureReady } from './setup.mjs'
import { ensureTestPrograms } from './test-programs.mjs'

const CHECKS = {
  types: { title: 'types', run: () => one(() => [tool('typescript', 'tsc'), '--noEmit']) },
  lint: { title: 'format and lint', run: () => one(() => [tool('@biomejs/biome', 'biome'), 'check']) },
  build: { title: 'build and zip', run: () => one(() => [tool('wxt'), 'zip']) },
  manifest: { title: 'built manifest, and size of the zip', run: () => one(checkBuilt) },
  unit: { title: 'unit tests', run: () => vitest('unit') },
  e2e: { title: 'end to end in Chromium', run: endToEnd },
}

const total = { passed: 0, failed: 0, skipped: [] }
const asked = process.argv.slice(2)
const unknown = asked.filter(name => !(name in CHECKS))
if (unknown.length > 0)
  throw new Error(`no such check: ${unknown.join(', ')}; there are ${Object.keys(CHECKS)}`)
const names = asked.length > 0 ? asked : Object.keys(CHECKS)
if (await setUp()) for (const name of names) await check(CHECKS[name])
summary()

/** Packages must be there for any check; a browser only for some, and those say so themselves. */
async function setUp() {
  try {
    await ensurePackages()
    if ((await runNode(['scripts/generate.mjs'])) !== 0) throw new Error('the decoder could not be generated')
    return true
  } catch (error) {
    fail(`setup: ${error.message}`)
    return false
  }
}

async function check({ title, run }) {
  console.log(`\n=== ${title}`)
  const start = Date.now()
  const failedBefore = total.failed
  const counts = await run()
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped.push(...counts.skipped)
  const mark = total.failed === failedBefore ? '✔' : '✘'
  console.log(`${mark} ${title}: ${counts.passed} passed, ${counts.failed} failed (${seconds(start)} s)`)
}

/** A check that is one command. */
async function one(command) {
  const failed = (await runNode(command())) === 0 ? 0 : 1
  return { passed: 1 - failed, failed, skipped: [] }
}

function checkBuilt() {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const output = join(root, '.output')
  return [
    'scripts/check-manifest.ts',
    join(output, 'chrome-mv3'),
    join(output, `${name}-${version}-chrome.zip`),
  ]
}

async function endToEnd() {
  if (!existsSync(join(root, '.output', 'chrome-mv3', 'manifest.json'))) {
    return notRun('there is no build to test: see the build above')
  }
  try {
    await ensureReady()
    // Where they cannot be had, the tests that need them say so.
    ensureTestPrograms()
  } catch (error) {
    return notRun(error.message)
  }
  return vitest('e2e')
}

function notRun(why) {
  console.log(`not run: ${why}`)
  return { passed: 0, failed: 1, skipped: [] }
}

async function vitest(project) {
  const folder = mkdtempSync(join(tmpdir(), 'tingdan-test-'))
  const file = join(folder, 'counts.json')
  const reporters = ['--reporter=default', '--reporter=./scripts/count-reporter.ts']
  const env = { ...environment(), TINGDAN_COUNTS: file }
  const code = await runNode([tool('vitest'), 'run', '--project', project, ...reporters], { env })
  const counts = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : notRun('vitest did not come to an end')
  rmSync(folder, { recursive: true, force: true })
  // Vitest knows more ways to fail than tests, for example finding none.
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  return counts
}

function fail(why) {
  console.log(`✘ ${why}`)
  total.failed += 1
}

function summary() {
  if (total.skipped.length > 0) console.log('\nskipped:')
  for (const { name, reason } of total.skipped) {
    // A group that cannot run here says why in its own name.
    const why = reason || (name.includes('skipped:') ? '' : 'no reason given')
    console.log(`  ${name}${why && `: ${why}`}`)
  }
  if (total.passed + total.failed === 0) fail('not one test ran')
  const skipped = total.skipped.length > 0 ? `, ${total.skipped.length} skipped` : ''
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
  if (total.failed > 0) process.exitCode = 1
}

function seconds(start) {
  return ((Date.now() - start) / 1000).toFixed(1)
}
