/**
 * Makes the static decoder (shipped) and encoder (simulated room, tests) from proto/webcast.proto into
 * proto/generated. Static, because the reflection build of protobufjs needs `eval`, which an extension may not.
 */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'

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
  // Loaded only when there is something to make: every script asks this one first.
  const { default: pbjs } = await import('protobufjs-cli/pbjs.js')
  const { default: pbts } = await import('protobufjs-cli/pbts.js')
  const script = `${target}/${name}.js`
  await promisify(pbjs.main)([...flags, '--root', name, '--out', script, source])
  const types = `${target}/${name}.d.ts`
  await promisify(pbts.main)(['--out', types, script])
  if (name === 'decoder') writeFileSync(types, whatDecodingGives(readFileSync(types, 'utf8')))
}

/**
 * pbts types a nested message as what may be given to an encoder, every field optional. What a decoder returns
 * is the class, with a default for each field that was absent.
 */
function whatDecodingGives(types) {
  return types
    .replace(/(webcast\.\w+)\.\$Properties(\[\]|\|null)/g, '$1$2')
    .replace(/ & webcast\.\w+\.\$Shape/g, '')
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
