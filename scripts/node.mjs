/**
 * The project's Node: the `node` package, whatever Node the machine has. Built-ins up to Node 20 only: this file
 * runs before anything is installed.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
export const modules = join(root, 'node_modules')

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
const windows = process.platform === 'win32'
const installed = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node')

/** Path of a fitting Node: the package's, or from 22.18 the running one; undefined: none yet. */
export function findNode() {
  if (existsSync(installed)) return installed
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18) ? process.execPath : undefined
}

/** As `findNode`, but throws. */
export function nodePath() {
  const node = findNode()
  if (node) return node
  throw new Error('no Node 22.18 or later: run `npm ci`, or install one from https://nodejs.org')
}

/** Environment of a child: the project's Node and tools come first in PATH. */
export function environment() {
  const key = Object.keys(process.env).find(name => name.toUpperCase() === 'PATH') ?? 'PATH'
  const folders = [dirname(nodePath()), join(modules, '.bin'), process.env[key]]
  return { ...process.env, [key]: folders.join(delimiter) }
}

/** Path of the script behind a package's command, for example `tool('wxt')`; `tool('@biomejs/biome', 'biome')`. */
export function tool(name, command = name) {
  const folder = join(modules, name)
  return join(folder, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).bin[command])
}

/**
 * Runs a command in the project's folder, with our output.
 * @param options `onOutput` takes the output instead; `cwd`, `env`, `stdio` and `shell` of Node's spawn
 * @returns its exit status; 1 if it did not start or was killed
 */
export function run(command, args, options = {}) {
  const {
    cwd = root,
    env = process.env,
    onOutput,
    stdio = onOutput ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  } = options
  return new Promise(done => {
    const child = spawn(command, args, { cwd, env, stdio, shell: options.shell ?? false })
    if (onOutput) for (const stream of [child.stdout, child.stderr]) stream.on('data', onOutput)
    // A child may tidy up: we end after it.
    const forward = signal => child.kill(signal)
    for (const signal of SIGNALS) process.on(signal, forward)
    child.on('error', error => {
      process.stderr.write(`${command}: ${error.message}\n`)
      done(1)
    })
    child.on('close', code => {
      for (const signal of SIGNALS) process.off(signal, forward)
      done(code ?? 1)
    })
  })
}

/** Runs a script under the project's Node: see `run`. */
export function runNode(args, options = {}) {
  return run(nodePath(), args, { env: environment(), ...options })
}

/** Runs npm with its output on standard error, since ours holds results. */
export function runNpm(args) {
  const stdio = ['ignore', 2, 2]
  const cli = process.env.npm_execpath
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args], { stdio })
  return run(windows ? 'npm.cmd' : 'npm', args, { stdio, shell: windows })
}

/**
 * Places the runtime as the `node` package's install script would. Newer npm asks before it runs install scripts,
 * and `--ignore-scripts` forbids them.
 */
export async function installNode() {
  if (existsSync(installed) && spawnSync(installed, ['--version']).status === 0) return
  const { version } = JSON.parse(readFileSync(join(modules, 'node', 'package.json'), 'utf8'))
  const platform = windows ? 'win' : process.platform
  const name = `${platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${platform}-${process.arch}`
  const folder = mkdtempSync(join(modules, '.runtime-'))
  try {
    const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', '--prefix', folder]
    const code = await runNpm(['install', ...flags, `${name}@${version}`])
    const from = join(folder, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node')
    if (code === 0 && existsSync(from)) place(from)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  if (!findNode()) {
    throw new Error(
      `Node ${process.versions.node} is too old to build with, and the package ${name}@${version} could not be ` +
        'installed. Install a newer one from https://nodejs.org and run the same command again.',
    )
  }
}

function place(from) {
  mkdirSync(dirname(installed), { recursive: true })
  rmSync(installed, { force: true })
  linkSync(from, installed)
  const command = join(modules, '.bin', 'node')
  if (!windows && !existsSync(command)) {
    mkdirSync(dirname(command), { recursive: true })
    rmSync(command, { force: true })
    symlinkSync(join('..', 'node', 'bin', 'node'), command)
  }
}
