import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compilePattern } from '../../../lib/filter/pattern.ts'

const page = readFileSync(new URL('../../../docs/filter.md', import.meta.url), 'utf8')
const paragraph = page.slice(page.indexOf('**Patterns**'), page.indexOf('**Numbers.**'))
const [known = '', unknown = ''] = paragraph.split('Other spellings')
const properties = (text: string) => text.match(/\\p\{\w+\}/g) ?? []

test.each(properties(known))('a pattern may ask for %s, as docs/filter.md says', property => {
  expect(compilePattern(property)).toBeTypeOf('function')
})

test.each(properties(unknown))('%s is told as an error at its place', property => {
  expect(compilePattern(`你好${property}`)).toEqual({ at: 2, length: property.length })
})

test.each([
  ['^\\p{Han}+钱$', '这个多少钱', 'ab多少钱'],
  ['\\p{Han}{2}', '主播 hi', '主 hi'],
  ['^\\P{L}+$', '123 …！', '123 a'],
  ['^\\p{Lu}+$', 'abc', 'ab1'],
  ['^\\pN+$', '123', '12a'],
  ['^[\\p{Greek}\\p{Nd}]+$', 'ωσ3', 'ωσe'],
  ['^[^\\p{Latin}]+$', '主播ω', '主播a'],
  ['\\p{Emoji_Presentation}', '好😀', '好'],
])('/%s/ finds "%s" and not "%s"', (pattern, found, other) => {
  const matches = compilePattern(pattern)
  if (typeof matches !== 'function') throw new Error(`no pattern from ${matches.at}`)
  expect([matches(found), matches(other)]).toEqual([true, false])
})
