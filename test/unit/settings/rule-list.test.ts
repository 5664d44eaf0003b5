import { describe, expect, test } from 'vitest'
import {
  exportRules,
  importRules,
  joinRules,
  moved,
  withoutRule,
  withRule,
} from '../../../lib/settings/rule-list.ts'
import type { Rule } from '../../../lib/settings/rules.ts'
import { DEFAULTS, readSettings } from '../../../lib/settings/schema.ts'

const rule = (id: string, more: Partial<Rule> = {}): Rule => ({
  id,
  name: `规则 ${id}`,
  filter: 'type:gift diamonds>=99',
  on: true,
  action: 'highlight',
  colour: 'amber',
  tag: '',
  sound: 'ding',
  ...more,
})
const ids = (list: readonly Rule[]) => list.map(({ id }) => id).join('')
const list = ['a', 'b', 'c'].map(id => rule(id))

test('rules are put in their place, taken out and moved', () => {
  expect(ids(withRule(list, rule('d')))).toBe('abcd')
  expect(withRule(list, rule('b', { name: '新' }))[1]?.name).toBe('新')
  expect(ids(withoutRule(list, 'b'))).toBe('ac')
  expect(ids(moved(list, 'b', -1))).toBe('bac')
  expect(ids(moved(list, 'b', 1))).toBe('acb')
  expect(ids(moved(list, 'a', -1))).toBe('abc')
  expect(ids(moved(list, 'x', 1))).toBe('abc')
  expect(ids(joinRules(list, [rule('c'), rule('d')]))).toBe('abcd')
})

test('an exported file reads back as it was', () => {
  expect(importRules(exportRules(list))).toEqual({ rules: list })
})

describe('a wrong file is told of with its place', () => {
  const file = (rules: unknown) => JSON.stringify({ kind: 'tingdan-rules', version: 1, rules })
  const wrong = (path: string, expected: string, received: string) => ({
    problem: 'wrong',
    values: [{ path, expected, received }],
    more: 0,
  })
  const others = Array.from({ length: 101 }, (_, at) => rule(String(at)))
  test.each([
    ['no JSON', '{', { problem: 'no-json' }],
    ['another file', '{"kind":"else"}', { problem: 'not-rules' }],
    ['settings', '{"tingdan":"settings","version":2,"settings":{}}', { problem: 'not-rules' }],
    ['a later version', '{"kind":"tingdan-rules","version":2}', { problem: 'newer', version: 2, known: 1 }],
    ['no list', file('x'), wrong('rules', 'Array', '"x"')],
    ['no rule', file([rule('a'), 3]), wrong('rules.1', 'Object', '3')],
    ['a rule without an id', file([{ name: 'x' }]), wrong('rules.0.id', '"id"', 'undefined')],
    [
      'no such action',
      file([rule('a'), { ...rule('b'), action: 'explode' }]),
      { problem: 'wrong', values: [{ path: 'rules.1.action', received: '"explode"' }] },
    ],
    ['too long', ' '.repeat(1_000_001), { problem: 'too-large' }],
    ['too many', file(others), wrong('rules', '<=100', '101')],
    ['a name too long', file([rule('a', { name: 'x'.repeat(61) })]), wrong('rules.0.name', '<=60', '61')],
  ])('%s', (_, text, fault) => expect(importRules(text)).toMatchObject({ fault }))

  test('all that is wrong is told, and of a filter what and in which column', () => {
    const bad = file([rule('a', { filter: 'level>=' }), rule('b', { filter: 'typ:gift', name: 5 as never })])
    expect(importRules(bad)).toMatchObject({
      fault: {
        values: [
          { path: 'rules.0.filter', error: { code: 'missing-value', column: 8 } },
          { path: 'rules.1.name', expected: 'string' },
          { path: 'rules.1.filter', error: { code: 'unknown-field' } },
        ],
      },
    })
  })
})

test('what lies in the storage is mended: wrong parts get their defaults, later filters stay', () => {
  const odd = { id: 'a', name: 5, filter: 'later:thing', action: 'explode' }
  const { rules } = readSettings({ rules: { onlyFans: 'yes', leastLevel: 20, list: [odd] } })
  expect(rules).toMatchObject({ onlyFans: false, leastLevel: 20, blocked: [] })
  expect(rules.list).toMatchObject([
    { id: 'a', name: '', filter: 'later:thing', action: 'highlight', on: true },
  ])
  expect(readSettings({ rules: 3 }).rules).toEqual(DEFAULTS.rules)
})
