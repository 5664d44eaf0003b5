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
  expect(importRules(exportRules(list))).toEqual({ ok: true, rules: list })
})

describe('a wrong file is told of with its place', () => {
  const file = (rules: unknown) => JSON.stringify({ kind: 'tingdan-rules', version: 1, rules })
  test.each([
    ['no JSON', '{', ''],
    ['another file', '{"kind":"else"}', 'kind'],
    ['another version', '{"kind":"tingdan-rules","version":2}', 'version'],
    ['no list', file('x'), 'rules'],
    ['no rule', file([rule('a'), 3]), 'rules.1'],
    ['a rule without an id', file([{ name: 'x' }]), 'rules.0.id'],
    ['no such action', file([rule('a'), { ...rule('b'), action: 'explode' }]), 'rules.1.action'],
    ['no filter', file([rule('a', { filter: 'level>=' })]), 'rules.0.filter'],
    ['too long', ' '.repeat(1_000_001), ''],
    ['too many', file(Array.from({ length: 101 }, (_, at) => rule(String(at)))), 'rules'],
    ['a name too long', file([rule('a', { name: 'x'.repeat(61) })]), 'rules.0.name'],
  ])('%s', (_, text, place) => expect(importRules(text)).toMatchObject({ ok: false, place }))

  test('and what is wrong with a filter is said with its column', () => {
    const read = importRules(file([rule('a', { filter: 'level>=' })]))
    expect(read).toMatchObject({ error: { code: 'missing-value', column: 8 } })
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
