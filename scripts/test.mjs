/**
 * npm test: sets up, runs every check or those named, and ends with `N passed, N failed`. Built-ins only: it
 * starts before anything is installed.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { missingChromiumDebians } from './chromium.mjs'
import { installDebians } from './debian.mjs'
import { ensureFirefox, missingFirefoxDebians } from './firefox.mjs'
import { environment, root, runNode, tool } from './node.mjs'
import { ensurePackages, ensureReady } from './setup.mjs'
import { ensureTestPrograms, missingTestDebians } from './test-programs.mjs'

const CHECKS = {
  types: { title: 'types', run: out => one([tool('typescript', 'tsc'), '--noEmit'], out) },
  lint: { title: 'format and lint', run: out => one([tool('@biomejs/biome', 'biome'), 'check'], out) },
  // CI: without it wxt draws a wheel that turns.
  build: { title: 'build and zip', run: out => one([tool('wxt'), 'zip'], out, { CI: '1' }) },
  manifest: { title: 'built manifest, and size of the zip', run: out => one(checkBuilt(), out) },
  'build:firefox': {
    title: 'build for Firefox',
    run: out => one([tool('wxt'), 'build', '-b', 'firefox'], out, { CI: '1' }),
  },
  'manifest:firefox': { title: 'manifest built for Firefox', run: out => one(checkBuiltForFirefox(), out) },
  release: { title: 'release, the same bytes twice', run: out => one(['scripts/check-release.ts'], out) },
  unit: { title: 'unit tests', run: out => vitest('unit', out) },
  e2e: { title: 'end to end in Chromium', run: endToEnd },
  firefox: { title: 'end to end in Firefox', run: endToEndInFirefox },
}
/** Stages run in turn; the lists of a stage side by side, each in order. */
const STAGES = [
  [['unit'], ['build', 'manifest', 'build:firefox', 'manifest:firefox', 'release'], ['types', 'lint']],
  [['e2e']],
  [['firefox']],
]

const total = { passed: 0, failures: [], skipped: [] }
const asked = process.argv.slice(2)
const unknown = asked.filter(name => !(name in CHECKS))
if (unknown.length > 0)
  throw new Error(`no such check: ${unknown.join(', ')}; there are ${Object.keys(CHECKS)}`)
const names = asked.length > 0 ? asked : Object.keys(CHECKS)
// Browsers and programs are installed while what needs none of them runs.
const installing = installDebians(await announcedDebians())
if (await setUp()) for (const stage of STAGES) await runStage(stage)
await installing
summary()

/** The Debian packages that are missing, of which root is told first. */
async function announcedDebians() {
  const packages = new Set([
    ...(names.includes('e2e') ? await missingChromiumDebians() : []),
    ...(names.includes('firefox') ? missingFirefoxDebians() : []),
    ...(names.includes('e2e') || names.includes('firefox') ? missingTestDebians() : []),
  ])
  if (packages.size > 0)
    console.log(`npm test runs as root on Debian: it will install ${[...packages].join(', ')} with apt.`)
  return [...packages]
}

/** Every check needs packages; only some need a browser. */
async function setUp() {
  try {
    await ensurePackages()
    if ((await runNode(['scripts/generate.mjs'])) !== 0) throw new Error('the decoder could not be generated')
    return true
  } catch (error) {
    fail('setup', error.message)
    return false
  }
}

/** Runs those checks of a stage that were asked for. */
async function runStage(stage) {
  const lists = stage.map(list => list.filter(name => names.includes(name))).filter(list => list.length > 0)
  const titles = lists.flat().map(name => CHECKS[name].title)
  const alone = lists.length === 1
  if (!alone && lists.length > 0) console.log(`\nside by side: ${titles.join('; ')} ...`)
  const runList = async list => {
    for (const name of list) await check(CHECKS[name], alone)
  }
  await Promise.all(lists.map(runList))
}

/**
 * Runs one check and adds its counts up.
 * @param alone shows its output at once; else after its end, unmixed
 */
async function check({ title, run }, alone) {
  const heading = `\n=== ${title}\n`
  let written = heading
  if (alone) process.stdout.write(heading)
  const start = Date.now()
  const counts = await run(alone ? undefined : chunk => (written += chunk))
  total.passed += counts.passed
  // What has no name is the check itself.
  total.failures.push(...counts.failures.map(failure => ({ name: title, ...failure })))
  total.skipped.push(...counts.skipped)
  if (!alone) process.stdout.write(written)
  const failed = counts.failures.length
  console.log(
    `${failed === 0 ? '✔' : '✘'} ${title}: ${counts.passed} passed, ${failed} failed (${seconds(start)} s)`,
  )
}

/**
 * A check of one command.
 * @param onOutput see `run` in node.mjs
 * @param variables added to its environment
 */
async function one(args, onOutput, variables = {}) {
  const env = { ...colourful(onOutput), ...variables }
  const code = await runNode(args, { env, onOutput })
  return code === 0 ? { passed: 1, failures: [], skipped: [] } : failure(`ended with ${code}, see above`)
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

function checkBuiltForFirefox() {
  return ['scripts/check-manifest.ts', join(root, '.output', 'firefox-mv3')]
}

async function endToEnd(onOutput) {
  if (!existsSync(join(root, '.output', 'chrome-mv3', 'manifest.json'))) {
    return failure('not run: there is no build to test, see the build above')
  }
  try {
    await installing
    await ensureReady()
    // Where they cannot be had, the tests that need them say so.
    await ensureTestPrograms()
  } catch (error) {
    return failure(`not run: ${error.message}`)
  }
  return vitest('e2e', onOutput)
}

async function endToEndInFirefox(onOutput) {
  if (!existsSync(join(root, '.output', 'firefox-mv3', 'manifest.json'))) {
    return failure('not run: there is no build to test, see the build above')
  }
  try {
    await installing
    await ensureFirefox()
    await ensureTestPrograms()
  } catch (error) {
    return failure(`not run: ${error.message}`)
  }
  return vitest('firefox', onOutput)
}

/** The counts of a check that failed as a whole. */
function failure(why) {
  return { passed: 0, failures: [{ why }], skipped: [] }
}

async function vitest(project, onOutput) {
  const folder = mkdtempSync(join(tmpdir(), 'tingdan-test-'))
  const file = join(folder, 'counts.json')
  const reporters = ['--reporter=default', '--reporter=./scripts/count-reporter.ts']
  const env = { ...colourful(onOutput), TINGDAN_COUNTS: file }
  const code = await runNode([tool('vitest'), 'run', '--project', project, ...reporters], { env, onOutput })
  const counts = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : failure('vitest did not come to an end')
  rmSync(folder, { recursive: true, force: true })
  // Vitest knows more ways to fail than tests, for example finding none.
  if (code !== 0 && counts.failures.length === 0) counts.failures.push({ why: `vitest ended with ${code}` })
  return counts
}

/** Pipes get no colours by default, even with a terminal at the end. */
function colourful(onOutput) {
  const env = environment()
  return onOutput && process.stdout.isTTY && !('NO_COLOR' in env) ? { ...env, FORCE_COLOR: '1' } : env
}

function fail(name, why) {
  total.failures.push({ name, why })
}

function summary() {
  if (total.skipped.length > 0) console.log('\nskipped:')
  for (const { name, reason } of total.skipped) {
    // A group that cannot run here says why in its own name.
    const why = reason || (name.includes('skipped:') ? '' : 'no reason given')
    console.log(`  ${name}${why && `: ${why}`}`)
  }
  if (total.passed + total.failures.length === 0) fail('npm test', 'not one test ran')
  if (total.failures.length > 0) console.log('\nfailed:')
  for (const { name, why } of total.failures) console.log(`  ${name}: ${why}`)
  const skipped = total.skipped.length > 0 ? `, ${total.skipped.length} skipped` : ''
  console.log(`\n${total.passed} passed, ${total.failures.length} failed${skipped}`)
  if (total.failures.length > 0) process.exitCode = 1
}

function seconds(start) {
  return ((Date.now() - start) / 1000).toFixed(1)
}
