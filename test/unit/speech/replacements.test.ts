import { describe, expect, test } from 'vitest'
import { DEFAULTS } from '../../../lib/settings/schema/schema.ts'
import { type Replacement, replacementError } from '../../../lib/speech/text/replacements.ts'
import { createWords } from '../../../lib/speech/words.ts'

const plain = (from: string, to: string): Replacement => ({ from, to, pattern: false })
const pattern = (from: string, to: string): Replacement => ({ from, to, pattern: true })

function said(raw: string, ...replacements: Replacement[]): string {
  const { speech } = DEFAULTS
  return createWords({ ...speech, text: { ...speech.text, replacements } }, {}).text(raw)
}

describe('replacements', () => {
  test.each<[string, string, Replacement[]]>([
    ['dd你好', '弟弟你好', [plain('dd', '弟弟')]],
    ['DD，ｄｄ', '弟弟，弟弟', [plain('dd', '弟弟')]],
    ['add dds', 'add dds', [plain('dd', '弟弟')]],
    ['dd666', '弟弟六六六', [plain('dd', '弟弟')]],
    ['666', '厉害', [plain('666', '厉害')]],
    ['好[比心]', '好，比心你', [plain('[比心]', ' 比心你')]],
    ['好😂', '好哈', [plain('😂', '哈')]],
    ['a+b=c', '和', [plain('a+b=c', '和')]],
    ['yyds', '永远的神', [plain('yyds', '永远的神'), plain('永远', '永远')]],
    ['一二', '三', [plain('一', '二'), plain('二二', '三')]],
    ['多少米', '多少钱', [plain('米', '钱')]],
    ['一百', '一美元', [plain('一百', '$1')]],
    ['第3号链接', '第三款', [pattern('第(\\d+)号链接', '第$1款')]],
    ['aaa', '甲', [pattern('a+', '甲')]],
    ['X', '乙', [pattern('x', '乙')]],
    ['a', 'c', [pattern('a', 'c$')]],
    ['a', 'b c', [pattern('a', 'b\\c')]],
    ['好', '好', [pattern('(', '坏')]],
    ['看https://a.cn', '看', [plain('好', 'https://a.cn')]],
    ['好', '', [plain('好', '<https://a.cn>')]],
    ['走', '', [plain('走', '')]],
  ])('%s', (raw, heard, rows) => expect(said(raw, ...rows)).toBe(heard))

  test('a row that multiplies the text is bounded', () => {
    const rows = Array.from({ length: 50 }, () => plain('字', '字'.repeat(200)))
    expect(said('字'.repeat(100), ...rows)).toBe('字字字')
  })
  test('a pattern that would take other engines ages is done at once', () => {
    expect(said(`${'a'.repeat(5000)}b`, pattern('(a+)+$', '甲'))).toBe('aaab')
  })
})

describe('what is wrong with a row is told', () => {
  test.each<[Replacement, string]>([
    [plain('', 'x'), 'empty'],
    [plain(' \u200b ', 'x'), 'empty'],
    [pattern('(', 'x'), 'pattern'],
    [pattern('a**', 'x'), 'pattern'],
    [pattern('(?<=a)b', 'x'), 'pattern'],
    [pattern('(a)\\1', 'x'), 'pattern'],
    [pattern('(a{1000}){1000}', 'x'), 'pattern'],
    [pattern('a*', 'x'), 'matches-nothing'],
    [pattern('^', 'x'), 'matches-nothing'],
    [pattern('(a)', '$2'), 'group'],
  ])('%o', (row, problem) => expect(replacementError(row)?.problem).toBe(problem))
  test.each<[Replacement]>([
    [plain('dd', '弟弟')],
    [plain('(', '')],
    [pattern('(a)(b)', '$2$1')],
    [pattern('\\d{5,}', '')],
  ])('%o is right', row => expect(replacementError(row)).toBeUndefined())
})
