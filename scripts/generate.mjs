/**
 * Generates the static decoder from proto/webcast.proto into proto/generated. protobufjs by reflection needs
 * `eval`, which an extension may not use.
 */
import { mkdirSync, statSync } from 'node:fs'
import { promisify } from 'node:util'

const source = 'proto/webcast.proto'
const target = 'proto/generated'
const script = `${target}/decoder.js`
const types = `${target}/decoder.d.ts`
const flags = [
  '--target',
  'static-module',
  '--wrap',
  'esm',
  '--dependency',
  'protobufjs/minimal.js',
  '--dts',
  // Nested messages have a decoder's types: defaults for absent fields.
  '--force-message',
  '--no-verify',
  '--no-convert',
  '--no-delimited',
  '--no-typeurl',
  '--no-service',
  '--no-create',
  '--no-encode',
]

if (isStale()) {
  mkdirSync(target, { recursive: true })
  // Loaded late: every script runs this check first.
  const { default: pbjs } = await import('protobufjs-cli/pbjs.js')
  await promisify(pbjs.main)([...flags, '--out', script, source])
}

function isStale() {
  const sources = [source, 'scripts/generate.mjs', 'node_modules/protobufjs-cli/package.json']
  return Math.min(age(script), age(types)) < Math.max(...sources.map(age))
}

function age(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
