/**
 * Makes the static decoder (shipped) and encoder (simulated room, tests) from proto/webcast.proto into
 * proto/generated. Static, because the reflection build of protobufjs needs `eval`, which an extension may not.
 */
import { mkdirSync, statSync } from 'node:fs'
import { promisify } from 'node:util'
import pbjs from 'protobufjs-cli/pbjs.js'
import pbts from 'protobufjs-cli/pbts.js'

const source = 'proto/webcast.proto'
const target = 'proto/generated'
const common = [
  '--target',
  'static-module',
  '--wrap',
  'es6',
  '--no-verify',
  '--no-convert',
  '--no-delimited',
  '--no-typeurl',
  '--no-service',
]

if (isStale()) {
  mkdirSync(target, { recursive: true })
  await make('decoder', [...common, '--no-create', '--no-encode'])
  await make('encoder', [...common, '--no-decode'])
}

async function make(name, flags) {
  const script = `${target}/${name}.js`
  await promisify(pbjs.main)([...flags, '--root', name, '--out', script, source])
  await promisify(pbts.main)(['--out', `${target}/${name}.d.ts`, script])
}

function isStale() {
  const made = [`${target}/decoder.js`, `${target}/encoder.d.ts`].map(age)
  return (
    Math.min(...made) <
    Math.max(age(source), age('scripts/generate.mjs'), age('node_modules/protobufjs-cli/package.json'))
  )
}

function age(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
