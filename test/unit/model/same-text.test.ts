import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sameTextKey } from '../../../lib/model/same-text.ts'

describe('texts that say the same', () => {
  test.each([
    ['哈哈哈', '哈哈哈哈哈哈'],
    ['666', '66666666'],
    ['６６６', '666'],
    ['好听！！！', '好听'],
    ['好，听。', '好听'],
    ['Ｈｅｌｌｏ', 'hello'],
    ['NICE', 'nice ~~~'],
    ['加油加油加油', '加油'],
    ['[赞][赞][赞]', '[赞]'],
    ['👍👍👍', '👍'],
    ['？？？', '?'],
    ['多少钱？？', '多少钱?'],
    ['好\u200b听', '好听'],
    ['……', '…'],
  ])('%j and %j', (a, b) => expect(sameTextKey(a)).toBe(sameTextKey(b)))
})

describe('texts that do not', () => {
  test.each([
    ['100', '10'],
    ['1', '11'],
    ['要100个', '要10个'],
    ['3.5折', '35折'],
    ['1000', '10000'],
    ['有货', '有货?'],
    ['好听', '难听'],
    ['?', '!'],
    ['…', '。'],
    ['+1', '1'],
    ['第1条', '第2条'],
    ['长'.repeat(201), '长'.repeat(202)],
  ])('%j and %j', (a, b) => expect(sameTextKey(a)).not.toBe(sameTextKey(b)))
})

test('only an empty text has an empty key', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1 }), text => sameTextKey(text) !== ''))
  expect(sameTextKey('')).toBe('')
})

test('a text with marks behind it says the same', () => {
  const words = fc.stringMatching(/^[一-龥a-z]{1,20}$/u)
  fc.assert(fc.property(words, text => sameTextKey(`${text}！！~`) === sameTextKey(text)))
})
