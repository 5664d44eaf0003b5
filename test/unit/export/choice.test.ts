import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { typesOf, withTypes } from '../../../lib/archive/export/choice.ts'
import { csvWriter } from '../../../lib/archive/export/formats/csv.ts'
import { readCsv } from '../../../lib/archive/export/read-csv.ts'
import { COLUMNS } from '../../../lib/archive/export/words.ts'
import { matcherOf } from '../../../lib/archive/matcher.ts'
import type { EventType, LiveEvent } from '../../../lib/model/events.ts'
import { emptyTotals } from '../../../lib/store/sessions.ts'
import { chat, gift } from '../store/entries.ts'
import { WORDS } from './words.ts'

const totals = (types: Partial<Record<EventType, number>>) => ({ totals: { ...emptyTotals(), types } })

test('the types are those that the sessions have, with their sums', () => {
  expect(typesOf([totals({ gift: 2, chat: 3 }), totals({ chat: 4, like: 0 })])).toEqual([
    ['chat', 7],
    ['gift', 2],
  ])
})

describe('the types chosen', () => {
  const all: EventType[] = ['chat', 'gift', 'like']
  const passes = (query: string, left: EventType[], event: LiveEvent = chat(1, '多少钱')) =>
    matcherOf(withTypes(query, all, new Set(left))).matches({ n: 1, event })
  test.each<[string, EventType[], string]>([
    ['', [], ''],
    ['多少钱', [], '多少钱'],
    ['', ['like'], 'type:chat,gift'],
    ['a or b', ['like'], 'type:chat,gift (a or b)'],
  ])('%o without %o is %o', (query, left, both) => {
    expect(withTypes(query, all, new Set(left))).toBe(both)
  })
  test('all others pass, and none passes when all are left out', () => {
    expect(passes('钱 or 好看', ['gift'])).toBe(true)
    expect(passes('', ['chat'])).toBe(false)
    expect(passes('', ['chat'], gift(1, 1))).toBe(true)
    expect(passes('', all)).toBe(false)
    expect(passes('多少钱', all)).toBe(false)
  })
})

describe('a table as text is read again', () => {
  test.each([
    ['', []],
    ['a,b\r\n', [['a', 'b']]],
    [
      'a,\r\n,b\r\n',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['"a,""b""\r\n",c\r\n', [['a,"b"\r\n', 'c']]],
    ['"cut', [['cut']]],
  ])('%o', (text, rows) => {
    expect(readCsv(text)).toEqual(rows)
  })
  test('whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), texts => {
        const { head, line } = csvWriter({ words: WORDS, zero: 0 })
        const session = { title: '间' } as Parameters<typeof line>[0]['session']
        const lines = texts.map((text, at) =>
          line({ session, entry: { n: at, event: chat(at, text) }, answered: 0 }),
        )
        const rows = readCsv([head(), ...lines].join('').slice(1))
        expect(rows).toHaveLength(texts.length + 1)
        expect(rows.every(row => row.length === COLUMNS.length)).toBe(true)
      }),
    )
  })
})
