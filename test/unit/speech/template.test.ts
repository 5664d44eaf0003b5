import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EventType } from '../../../lib/model/events.ts'
import { EVENT_TYPES, KINDS } from '../../../lib/model/kinds.ts'
import { fieldsOf } from '../../../lib/speech/fields.ts'
import { filled, parseTemplate } from '../../../lib/speech/template.ts'

const VALUES: Readonly<Record<string, string>> = { user: '甲', text: '好听', count: '3', gift: '玫瑰' }

function fill(source: string, values: Readonly<Record<string, string>>, type: EventType = 'gift'): string {
  const { pieces } = parseTemplate(source, type)
  return pieces ? filled(pieces, name => values[name] ?? '') : 'no template'
}

describe('a template is filled in', () => {
  test.each([
    ['谢谢{user}送的{count}个{gift}', '谢谢甲送的3个玫瑰'],
    ['谢谢{ user }', '谢谢甲'],
    ['[{user}说：]好', '甲说：好'],
    ['{{user}}', '{user}'],
    ['[[{user}]]', '[甲]'],
    ['｛user｝来了', '甲来了'],
    ['【{user}】来了', '甲来了'],
    ['{{{user}}}', '{甲}'],
    ['没有项', '没有项'],
    ['', ''],
  ])('%s', (source, said) => expect(fill(source, VALUES)).toBe(said))
})

describe('a field without a value', () => {
  test.each([
    ['谢谢{user}送的{count}个{gift}', { count: '3', gift: '玫瑰' }, '谢谢送的3个玫瑰'],
    ['谢谢[{user}的]关注', {}, '谢谢关注'],
    ['[{user}等级{level}]来了', { user: '甲' }, '来了'],
    ['[{user}][{level}级]', { user: '甲' }, '甲'],
    ['谢谢{user}', {}, ''],
    ['[{user}说：]{gift}', { user: '甲' }, ''],
  ])('%s', (source, values, said) => expect(fill(source, values)).toBe(said))
})

describe('what is wrong is told with its place', () => {
  test.each([
    ['谢谢{uesr}', 'unknown-field', 2, 6, 3, { found: 'uesr', nearest: 'user' }],
    ['{Fansclub}', 'unknown-field', 0, 10, 1, { found: 'Fansclub', nearest: 'fansClub' }],
    ['{礼物名}', 'unknown-field', 0, 5, 1, { found: '礼物名' }],
    ['{}', 'unknown-field', 0, 2, 1, { found: '' }],
    ['😂😂{x}', 'unknown-field', 4, 3, 3, { found: 'x' }],
    ['谢谢{user', 'unclosed-field', 2, 1, 3, {}],
    ['{user{gift}', 'unclosed-field', 0, 1, 1, {}],
    ['谢谢user}', 'unopened-field', 6, 1, 7, {}],
    ['[{user}说', 'unclosed-group', 0, 1, 1, {}],
    ['{user}说]', 'unopened-group', 7, 1, 8, {}],
    ['[a[{user}]]', 'nested-group', 2, 1, 3, {}],
    ['好[的]', 'group-without-field', 1, 3, 2, {}],
    ['好[]', 'group-without-field', 1, 2, 2, {}],
  ])('%s', (source, problem, at, length, column, more) => {
    expect(parseTemplate(source, 'gift')).toEqual({ error: { problem, at, length, column, ...more } })
  })
  test('a field of another type is none of this one', () => {
    expect(parseTemplate('{gift}', 'chat').error?.problem).toBe('unknown-field')
    expect(parseTemplate('{gift}', 'gift').error).toBeUndefined()
  })
})

test.each(EVENT_TYPES)('the template that %s has at first can be read', type => {
  expect(parseTemplate(KINDS[type].template, type).error).toBeUndefined()
})

test('whatever is typed is a template or an error within it', () => {
  const typed = fc.array(
    fc.oneof(fc.constantFrom('{', '}', '[', ']', '{{', '}}', '[[', ']]', '{user}', '｛', '】'), fc.string()),
  )
  fc.assert(
    fc.property(typed, fc.constantFrom(...EVENT_TYPES), (parts, type) => {
      const source = parts.join('')
      const { pieces, error } = parseTemplate(source, type)
      if (!error) return pieces.length <= source.length
      return error.at >= 0 && error.length > 0 && error.at + error.length <= source.length
    }),
  )
})

test('what the signs around it stand for comes back from any text', () => {
  const double = (text: string) => text.replace(/[{}[\]]/g, sign => sign + sign)
  const narrow = fc.string().filter(text => !/[｛｝【】]/.test(text))
  fc.assert(fc.property(narrow, text => fill(double(text), {}) === text))
})

test('every type that is read has fields, and none twice', () => {
  for (const type of EVENT_TYPES) {
    const fields = fieldsOf(type)
    expect(new Set(fields).size).toBe(fields.length)
    if (KINDS[type].template !== '') expect(fields.length).toBeGreaterThan(0)
  }
})
