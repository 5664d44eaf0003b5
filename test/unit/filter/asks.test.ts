import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAsk, isQuestion } from '../../../lib/filter/asks/asks.ts'
import { compileFilter } from '../../../lib/filter/compile.ts'
import { foldCase } from '../../../lib/filter/fold-case.ts'
import { parseFilter } from '../../../lib/filter/parse.ts'
import { goodsOf } from '../../../lib/rules/reader.ts'
import { chat } from './subjects.ts'

type Label = 'ask' | 'question' | 'none'
/** Labelled lines beside the project, which are not ours to publish. */
const SHARED = new URL('../../../../shared/speech/asks.tsv', import.meta.url)

function linesOf(file: URL): { label: Label; text: string }[] {
  const rows = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return rows.map(row => {
    const [label, text = ''] = row.split('\t')
    return { label: label as Label, text }
  })
}

function found(text: string): Label {
  const folded = foldCase(text)
  if (isAsk(folded)) return 'ask'
  return isQuestion(folded) ? 'question' : 'none'
}

/** How many of those found are right, and how many of the right ones are found. */
function measured(lines: readonly { label: Label; text: string }[], isWanted: (label: Label) => boolean) {
  const hits = lines.filter(({ label, text }) => isWanted(label) && isWanted(found(text))).length
  return {
    precision: hits / lines.filter(({ text }) => isWanted(found(text))).length,
    recall: hits / lines.filter(({ label }) => isWanted(label)).length,
  }
}

describe('of our own lines of many trades', () => {
  const own = linesOf(new URL('asks.tsv', import.meta.url))
  test.each<[string, (label: Label) => boolean]>([
    ['is:ask', label => label === 'ask'],
    ['is:question', label => label !== 'none'],
  ])('%s finds nearly all, and little else', (_, isWanted) => {
    expect(own.length).toBeGreaterThan(400)
    const { precision, recall } = measured(own, isWanted)
    expect(precision).toBeGreaterThan(0.95)
    expect(recall).toBeGreaterThan(0.97)
  })
})

describe.skipIf(!existsSync(SHARED))('of the labelled lines beside the project', () => {
  test('every one is told', () => {
    const wrong = existsSync(SHARED) ? linesOf(SHARED).filter(({ label, text }) => found(text) !== label) : []
    expect(wrong).toEqual([])
  })
})

describe('in the filter language', () => {
  const passes = (query: string, text: string, goods: string[] = []) => {
    const parsed = parseFilter(query)
    if (!parsed.ok) throw new Error(parsed.error.code)
    return compileFilter(parsed.filter, { offset: 480, goods: goodsOf(goods) })(chat(text))
  }
  test.each([
    ['is:ask', '這件衣服多少錢', true],
    ['is:ask', '主播几岁了', false],
    ['is:question', '主播几岁了', true],
    ['is:ask', '已下单 很合身', false],
    ['topic:尺码', '165 110斤穿什么码', true],
    ['topic:price', '165 110斤穿什么码', false],
    ['topic:price,shipping', '新疆包邮吗', true],
    ['topic:尺码', '尺码很准', false],
  ])('%s on %j: %j', (query, text, expected) => expect(passes(query, text)).toBe(expected))
  test('a seller’s own words make a question one about goods', () => {
    expect(passes('topic:尺码', '你这个钓位怎么选')).toBe(false)
    expect(passes('topic:尺码', '你这个钓位怎么选', ['尺码：钓位 线组'])).toBe(true)
    expect(passes('is:ask', '你的沉香是哪里的', ['沉香'])).toBe(true)
  })
})

test('however long a text is, it is told at once', () => {
  const pieces = [
    '什么',
    '不',
    '没',
    '多少',
    '吗',
    '还是',
    '的',
    ' ',
    '好',
    '谁',
    '1',
    '几',
    '?',
    'a',
    '怎么',
  ]
  const soup = fc
    .array(fc.constantFrom(...pieces), { minLength: 2000, maxLength: 4000 })
    .map(parts => parts.join(''))
  fc.assert(
    fc.property(soup, text => typeof isQuestion(text) === 'boolean'),
    { numRuns: 50 },
  )
})
