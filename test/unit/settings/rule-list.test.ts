import { describe, expect, test } from 'vitest'
import { moved, withItem, withoutItem } from '../../../lib/settings/change/item-list.ts'
import { exportRules, importRules, joinRules, withRules } from '../../../lib/settings/change/rule-list.ts'
import type { Rule } from '../../../lib/settings/schema/rules.ts'
import { DEFAULTS, readSettings } from '../../../lib/settings/schema/schema.ts'

const rule = (id: string, more: Partial<Rule> = {}): Rule => ({
  id,
  name: `规则 ${id}`,
  filter: 'type:gift diamonds>=99',
  on: true,
  actions: ['highlight'],
  colour: 'amber',
  tag: '',
  sound: 'ding',
  ...more,
})
const VIEW = { id: 'v', name: '退款', filter: '退款', todo: true }
const ids = (list: readonly Rule[]) => list.map(({ id }) => id).join('')
const list = ['a', 'b', 'c'].map(id => rule(id))

test('rules are put in their place, taken out and moved', () => {
  expect(ids(withItem(list, rule('d')))).toBe('abcd')
  expect(withItem(list, rule('b', { name: '新' }))[1]?.name).toBe('新')
  expect(ids(withoutItem(list, 'b'))).toBe('ac')
  expect(ids(moved(list, 'b', -1))).toBe('bac')
  expect(ids(moved(list, 'b', 1))).toBe('acb')
  expect(ids(moved(list, 'a', -1))).toBe('abc')
  expect(ids(moved(list, 'x', 1))).toBe('abc')
  const { rules, views } = joinRules(withRules(DEFAULTS, { list }), {
    rules: [rule('c'), rule('d')],
    views: [VIEW],
  })
  expect(ids(rules.list)).toBe('abcd')
  expect(views).toEqual([...DEFAULTS.views, VIEW])
})

test('an exported file reads back as it was', () => {
  expect(importRules(exportRules(list, [VIEW]))).toEqual({ rules: list, views: [VIEW] })
})

test('a file of the time when a rule did one thing, and some were views, is understood', () => {
  const { actions: _, ...old } = rule('a')
  const rules = [
    { ...old, action: 'sound' },
    { ...old, id: 'b', action: 'view', name: '退款', filter: '退款' },
  ]
  expect(importRules(JSON.stringify({ kind: 'tingdan-rules', version: 1, rules }))).toEqual({
    rules: [rule('a', { actions: ['sound'] })],
    views: [{ id: 'b', name: '退款', filter: '退款', todo: false }],
  })
})

describe('a wrong file is told of with its place', () => {
  const file = (rules: unknown) => JSON.stringify({ kind: 'tingdan-rules', version: 2, rules })
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
    ['a later version', '{"kind":"tingdan-rules","version":3}', { problem: 'newer', version: 3, known: 2 }],
    ['no list', file('x'), wrong('rules', 'Array', '"x"')],
    ['no rule', file([rule('a'), 3]), wrong('rules.1', 'Object', '3')],
    ['a rule without an id', file([{ name: 'x' }]), wrong('rules.0.id', '"id"', 'undefined')],
    [
      'no such action',
      file([rule('a'), { ...rule('b'), actions: ['tag', 'explode'] }]),
      { problem: 'wrong', values: [{ path: 'rules.1.actions.1', received: '"explode"' }] },
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
  const odd = { id: 'a', name: 5, filter: 'later:thing', actions: ['tag', 'explode'] }
  const { rules } = readSettings({ rules: { onlyFans: 'yes', leastLevel: 20, list: [odd] } })
  expect(rules).toMatchObject({ onlyFans: false, leastLevel: 20, blocked: [] })
  expect(rules.list).toMatchObject([{ id: 'a', name: '', filter: 'later:thing', actions: ['tag'], on: true }])
  expect(readSettings({ rules: 3 }).rules).toEqual(DEFAULTS.rules)
})
