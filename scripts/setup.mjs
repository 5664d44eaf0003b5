/**
 * Sets a machine with Node 20 and git up: locked packages, their Node, generated files, a Chromium. Built-ins
 * only.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureChromium } from './chromium.mjs'
import { findNode, installNode, modules, root, runNode, runNpm, tool } from './node.mjs'
import { isPrepared, markPrepared } from './prepared.mjs'

/**
 * Makes packages, runtime and generated files ready, if they are not.
 * @throws Error that names the way out
 */
export async function ensurePackages() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Error(
      `Node ${process.versions.node} is too old: install Node 20 or later from https://nodejs.org`,
    )
  }
  if (!packagesMatchLock()) {
    say('installing the packages that package-lock.json names ...')
    if ((await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'])) !== 0) {
      throw new Error('npm ci failed: see its message above')
    }
  }
  if (!findNode()) await installNode()
  if (!existsSync(join(root, 'proto', 'generated')) || !isPrepared(root)) await prepare()
}

/**
 * As `ensurePackages`, with a Chromium that loads extensions.
 * @returns path of the Chromium
 * @throws Error that names the way out
 */
export async function ensureReady() {
  await ensurePackages()
  return ensureChromium()
}

/** True where node_modules holds exactly what package-lock.json asks for on this platform. */
function packagesMatchLock() {
  // npm writes this second file itself whenever it changes node_modules.
  return holds(packagesOf(join(modules, '.package-lock.json')), packagesOf(join(root, 'package-lock.json')))
}

/**
 * Whether installed packages fit the lock file; optional ones may be missing.
 * @param present `packages` of node_modules/.package-lock.json
 * @param wanted `packages` of package-lock.json
 */
export function holds(present, wanted) {
  const same = (a, b) => a?.version === b?.version && (!a?.integrity || a.integrity === b?.integrity)
  return (
    Object.keys(present).length > 0 &&
    Object.entries(present).every(([path, entry]) => same(wanted[path], entry)) &&
    Object.entries(wanted).every(([path, entry]) => path === '' || path in present || entry.optional)
  )
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}

/** Generates the decoder from the schema, and wxt's types. */
async function prepare() {
  const toStderr = { stdio: ['ignore', 2, 2] }
  const failed =
    (await runNode(['scripts/generate.mjs'], toStderr)) || (await runNode([tool('wxt'), 'prepare'], toStderr))
  if (failed) throw new Error('the generated files could not be made: see the message above')
  markPrepared(root)
}

function say(text) {
  process.stderr.write(`setup: ${text}\n`)
}

/** What npm calls after it installed the packages. */
async function afterInstall() {
  await installNode()
  await prepare()
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    if (process.argv.includes('--installed')) await afterInstall()
    else say(`ready; Chromium: ${await ensureReady()}`)
  } catch (error) {
    say(error.message)
    process.exitCode = 1
  }
}
