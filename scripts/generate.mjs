/**
 * Makes the static decoder from proto/webcast.proto into proto/generated. Static, because the reflection build of
 * protobufjs needs `eval`, which an extension may not. Tests and the simulated room encode by other means.
 */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'

const source = 'proto/webcast.proto'
const target = 'proto/generated'
const script = `${target}/decoder.js`
const types = `${target}/decoder.d.ts`
const flags = [
  '--target',
  'static-module',
  '--wrap',
  'es6',
  '--no-verify',
  '--no-convert',
  '--no-delimited',
  '--no-typeurl',
  '--no-service',
  '--no-create',
  '--no-encode',
  '--dependency',
  '../../lib/protocol/runtime.ts',
]
const IMPORTS = `import type { Int64 } from '../../lib/protocol/int64.ts'
import type { WireReader } from '../../lib/protocol/reader.ts'`

if (isStale()) {
  mkdirSync(target, { recursive: true })
  // Loaded only when there is something to make: every script asks this one first.
  const { default: pbjs } = await import('protobufjs-cli/pbjs.js')
  const { default: pbts } = await import('protobufjs-cli/pbts.js')
  await promisify(pbjs.main)([...flags, '--out', script, source])
  await promisify(pbts.main)(['--out', types, script])
  writeFileSync(types, whatDecodingGives(readFileSync(types, 'utf8')))
}

/**
 * pbts types a nested message as what may be given to an encoder, every field optional. What a decoder returns
 * is the class, with a default for each field that was absent. It reads by our own reader, which has no Long.
 */
function whatDecodingGives(types) {
  return types
    .replace(/(webcast\.\w+)\.\$Properties(\[\]|\|null)/g, '$1$2')
    .replace(/ & webcast\.\w+\.\$Shape/g, '')
    .replace(/^import [^;]*;\s*import [^;]*;/, IMPORTS)
    .replace(/\(\$protobuf\.Reader\|Uint8Array\)/g, 'WireReader')
    .replace(/\(number\|Long\b/g, '(Int64')
}

function isStale() {
  const sources = [source, 'scripts/generate.mjs', 'node_modules/protobufjs-cli/package.json']
  return Math.min(age(script), age(types)) < Math.max(...sources.map(age))
}

function age(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
