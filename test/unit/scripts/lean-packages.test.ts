import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { WireReader } from '../../../lib/protocol/reader.ts'
import { LEAN_MODULES, withoutUnused } from '../../../scripts/lean-packages.ts'

const lean = (module: string) => {
  const path = `node_modules${module}`
  return withoutUnused(readFileSync(path, 'utf8'), path)
}

test.each(LEAN_MODULES)('%s is the version whose parts were looked at', module => {
  expect(lean(module).length).toBeGreaterThan(1000)
})

test('a package in which a part is missing stops the build', () => {
  expect(() => withoutUnused('', '/node_modules/uplot/dist/uPlot.esm.js')).toThrow('to take out')
})

test('what the decoder asks of the reader is still there', () => {
  const reader = lean('/protobufjs/src/reader.js')
  const decoder = readFileSync('proto/generated/decoder.js', 'utf8')
  const asked = new Set(Array.from(decoder.matchAll(/\breader\.(\w+)\(/g), ([, name = '']) => name))
  const ours = Object.getOwnPropertyNames(WireReader.prototype)
  expect(asked.size).toBeGreaterThan(8)
  expect(
    [...asked].filter(name => !ours.includes(name) && !reader.includes(`Reader.prototype.${name} =`)),
  ).toEqual([])
})
