import { describe, expect, test } from 'vitest'
import { LONGEST_FILTER } from '../../../lib/filter/parse.ts'
import { failed, parsed } from './subjects.ts'

describe('what is wrong is told with its place', () => {
  // What is typed, what is wrong, at which column, with which text, what was expected, what is nearest.
  test.each([
    ['typ:gift', 'unknown-field', 1, 'typ', 'field quote', 'type'],
    ['type:gift leval>=3', 'unknown-field', 11, 'leval', 'field quote', 'level'],
    ['等及>=3', 'unknown-field', 1, '等及', 'field quote', '等级'],
    ['老师:好', 'unknown-field', 1, '老师', 'field quote', undefined],
    ['qqqqqqq=1', 'unknown-field', 1, 'qqqqqqq', 'field quote', undefined],
    ['type:gfit', 'unknown-choice', 6, 'gfit', 'choice', 'gift'],
    ['type:chat,supercat', 'unknown-choice', 11, 'supercat', 'choice', 'superchat'],
    ['类型:礼品', 'unknown-choice', 4, '礼品', 'choice', '礼物'],
    ['is:admim', 'unknown-choice', 4, 'admim', 'choice', 'admin'],
    ['has:zzzzzz', 'unknown-choice', 5, 'zzzzzz', 'choice', undefined],
    ['type:', 'missing-value', 6, '', 'choice', undefined],
    ['type:gift,', 'missing-value', 11, '', 'choice', undefined],
    ['type:,gift', 'missing-value', 6, '', 'choice', undefined],
    ['text:a,,b', 'missing-value', 8, '', 'text', undefined],
    ['level>=', 'missing-value', 8, '', 'number', undefined],
    ['(level>=)', 'missing-value', 9, '', 'number', undefined],
    ['time:', 'missing-value', 6, '', 'time', undefined],
    ['id:', 'missing-value', 4, '', 'value', undefined],
    ['level>=abc', 'bad-number', 8, 'abc', 'number', undefined],
    ['level:20x', 'bad-number', 7, '20x', 'number', undefined],
    ['level:1e9', 'bad-number', 7, '1e9', 'number', undefined],
    ['diamonds>=""', 'bad-number', 11, '""', 'number', undefined],
    ['diamonds>99999999999999999999', 'bad-number', 10, '99999999999999999999', 'number', undefined],
    ['level:30..10', 'bad-range', 7, '30..10', 'number', undefined],
    ['level>=10..20', 'bad-range', 8, '10..20', 'number', undefined],
    ['time>25:00', 'bad-time', 6, '25:00', 'time', undefined],
    ['time:21:60', 'bad-time', 6, '21:60', 'time', undefined],
    ['time:2026-02-30', 'bad-time', 6, '2026-02-30', 'time', undefined],
    ['after:yesterday', 'bad-time', 7, 'yesterday', 'time', undefined],
    ['time:2026-02-03..21:00', 'bad-range', 6, '2026-02-03..21:00', 'time', undefined],
    ['time:2026-02-03..2026-02-01', 'bad-range', 6, '2026-02-03..2026-02-01', 'time', undefined],
    ['before>21:00', 'bad-operator', 7, '>', 'equals', undefined],
    ['type>gift', 'bad-operator', 5, '>', 'equals', undefined],
    ['from>=张三', 'bad-operator', 5, '>=', 'equals', undefined],
    ['type:/gift/', 'no-pattern', 6, '/gift/', 'choice', undefined],
    ['level:/2./', 'no-pattern', 7, '/2./', 'number', undefined],
    ['id:/9/', 'no-pattern', 4, '/9/', 'value', undefined],
    ['"多少钱', 'unclosed-quote', 1, '"多少钱', 'quote', undefined],
    ['from:“张三', 'unclosed-quote', 6, '“张三', 'quote', undefined],
    ['type:"gift', 'unclosed-quote', 6, '"gift', 'quote', undefined],
    ['text:/多少', 'unclosed-pattern', 6, '/多少', 'slash', undefined],
    ['/a\\/b', 'unclosed-pattern', 1, '/a\\/b', 'slash', undefined],
    ['text:/多少(/', 'bad-pattern', 7, '多少(', 'pattern', undefined],
    ['text:/好*?+/', 'bad-pattern', 8, '*?+', 'pattern', undefined],
    ['/[z-a]/', 'bad-pattern', 3, 'z-a', 'pattern', undefined],
    ['/(?=a)/', 'bad-pattern', 2, '(?=', 'pattern', undefined],
    ['/\\1/', 'bad-pattern', 2, '\\1', 'pattern', undefined],
    ['/a{2000}/', 'bad-pattern', 3, '{2000}', 'pattern', undefined],
    ['(多少钱', 'missing-close', 1, '(', 'close', undefined],
    ['a (b or (c)', 'missing-close', 3, '(', 'close', undefined],
    ['多少钱)', 'unexpected-close', 4, ')', 'term open', undefined],
    [')', 'missing-term', 1, ')', 'term', undefined],
    ['()', 'missing-term', 2, ')', 'term', undefined],
    ['a or', 'missing-term', 5, '', 'term', undefined],
    ['or a', 'missing-term', 1, 'or', 'term', undefined],
    ['a or or b', 'missing-term', 6, 'or', 'term', undefined],
    ['a and', 'missing-term', 6, '', 'term', undefined],
    ['not', 'missing-term', 4, '', 'term', undefined],
    ['a -or', 'missing-term', 4, 'or', 'term', undefined],
    ['👍👍 typ:gift', 'unknown-field', 4, 'typ', 'field quote', 'type'],
  ])('%s: %s in column %i', (source, code, column, found, expected, nearest) => {
    const error = failed(source)
    expect(error).toMatchObject({ code, column, found })
    expect(error.expected.join(' ')).toBe(expected)
    expect(error.nearest).toBe(nearest)
    expect(source.slice(error.at, error.at + error.length)).toBe(found)
  })

  test('a filter that is too long', () => {
    expect(failed('a'.repeat(LONGEST_FILTER + 5))).toMatchObject({
      code: 'too-long',
      column: LONGEST_FILTER + 1,
      length: 5,
    })
  })

  test('brackets that are too deep', () => {
    expect(failed(`${'('.repeat(60)}a${')'.repeat(60)}`)).toMatchObject({ code: 'too-deep', column: 41 })
    expect(parsed(`${'('.repeat(40)}a${')'.repeat(40)}`)).toMatchObject({ kind: 'text' })
  })

  test('a pattern that is too long', () => {
    expect(failed(`/${'a'.repeat(600)}/`)).toMatchObject({ code: 'bad-pattern', column: 502, length: 100 })
  })
})

test.each([
  '12:30',
  '3:2',
  'https://live.douyin.com/77',
  'a>b>',
  '-',
  '--',
  '(-)',
  ':)x',
  'and1',
  '>5',
  '哈哈,你好',
  '1/2',
  '//',
])('is no operator where it cannot be one: %s', source => {
  if (source === 'a>b>' || source === ':)x')
    expect(failed(source).code).toMatch(/unknown-field|unexpected-close/)
  else expect(parsed(source)).toMatchObject({ kind: 'text', values: [{ kind: 'word' }] })
})
