import { describe, expect, test } from 'vitest'
import { decodeText, readWords } from '../../../lib/settings-page/word-list.ts'

describe('a list of words', () => {
  test.each([
    ['one on each line', '甲\n乙\r\n丙\n', ['甲', '乙', '丙'], 0],
    ['between commas of any kind', '甲,乙，丙、丁;戊；己', ['甲', '乙', '丙', '丁', '戊', '己'], 0],
    ['with space around', '  两 个 词 \n\t', ['两 个 词'], 0],
    ['twice', '甲\n甲\n乙', ['甲', '乙'], 1],
    ['too long', `${'长'.repeat(7)}\n短`, ['短'], 1],
    ['too many', '1\n2\n3\n4\n5', ['1', '2', '3', '4'], 1],
    ['empty', '', [], 0],
  ])('%s', (_, text, words, leftOut) => {
    expect(readWords(text, 4 + Number(text.includes('己')) * 2, 6)).toEqual({ words, leftOut })
  })
})

describe('a text file', () => {
  test.each([
    ['UTF-8', [0xe5, 0xbc, 0xb9]],
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0xe5, 0xbc, 0xb9]],
    ['GBK', [0xb5, 0xaf]],
    ['UTF-16, low byte first', [0xff, 0xfe, 0x39, 0x5f]],
    ['UTF-16, high byte first', [0xfe, 0xff, 0x5f, 0x39]],
  ])('in %s', (_, bytes) => {
    expect(decodeText(new Uint8Array(bytes))).toBe('弹')
  })
})
