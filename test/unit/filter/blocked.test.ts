import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Blocked } from '../../../lib/filter/blocked.ts'
import { DEFAULTS } from '../../../lib/settings/schema/schema.ts'
import { createWords } from '../../../lib/speech/words.ts'

const WORDS = ['傻逼', '加微信', 'sb', 'fuck', '64', '操', '骗子']
const blocked = new Blocked(WORDS)

describe('a blocked word is found', () => {
  test.each([
    ['你这个傻逼', '你这个哔'],
    ['傻 逼', '哔'],
    ['傻\u200b逼', '哔'],
    ['傻*逼', '哔'],
    ['傻.逼.啊', '哔.啊'],
    ['傻😂逼', '哔'],
    ['傻   \u200b逼', '哔'],
    ['ＦＵＣＫ', '哔'],
    ['f u c k', '哔'],
    ['𝓯𝓾𝓬𝓴', '哔'],
    ['f̶u̶c̶k̶', '哔\u0336'],
    ['fuckyou', '哔you'],
    ['SB', '哔'],
    ['你sb吧', '你哔吧'],
    ['ｓ　ｂ', '哔'],
    ['1989 64', '1989 哔'],
    ['操操操', '哔哔哔'],
    ['傻逼加微信', '哔哔'],
    ['ⓢⓑ', '哔'],
    ['傻,逼', '哔'],
    ['傻！逼', '哔'],
    ['傻，。！逼', '哔'],
    ['骗子', '哔'],
    ['騙子', '哔'],
    ['你是騙、子吧', '你是哔吧'],
    ['傻\u3164逼', '哔'],
    ['（傻）逼', '哔'],
    ['[傻]逼啊', '哔啊'],
    ['傻（逼）啊', '哔啊'],
  ])('%s', (text, bleeped) => {
    expect(blocked.isIn(text)).toBe(true)
    expect(blocked.bleeped(text, '哔')).toBe(bleeped)
  })
})

describe('what only looks like one is left alone', () => {
  test.each([
    '傻',
    '逼格',
    '你好傻，，，，，逼不得已',
    'usb线',
    'sbc',
    '1640',
    '640',
    '傻子逼人',
    '',
    '。。。',
  ])('%s', text => {
    expect(blocked.isIn(text)).toBe(false)
    expect(blocked.bleeped(text, '哔')).toBe(text)
  })
})

test('the longest word counts, and one that begins within another is found', () => {
  const words = new Blocked(['加微', '加微信', '微信号'])
  expect(words.bleeped('加微信号', '哔')).toBe('哔号')
  expect(words.bleeped('加微信', '哔')).toBe('哔')
  expect(words.bleeped('微信号', '哔')).toBe('哔')
})

test('words without a character that counts block nothing', () => {
  expect(new Blocked(['', ' ', '***', '\u200b']).isIn('* 好')).toBe(false)
})

test('a word is found in whatever stands around it', () => {
  const around = fc.string({ unit: 'grapheme' })
  fc.assert(fc.property(around, around, (a, b) => blocked.isIn(`${a}傻逼${b}`)))
})

describe('messages', () => {
  const { speech } = DEFAULTS
  const words = (mode: 'skip' | 'bleep') =>
    createWords({ ...speech, text: { ...speech.text, blocked: { words: WORDS, mode } } }, {})
  test('are skipped', () => {
    const { text, isBlocked, name } = words('skip')
    expect(isBlocked('傻[比心]逼')).toBe(true)
    expect(text('傻[比心]逼')).toBe('')
    expect(text('你好')).toBe('你好')
    expect(isBlocked('你好')).toBe(false)
    expect(name({ id: '1', nickname: '傻😂逼' })).toBe('观众')
  })
  test('or the word is not said', () => {
    const { text, isBlocked, name } = words('bleep')
    expect(isBlocked('傻逼')).toBe(false)
    expect(text('你个傻[比心]逼啊')).toBe('你个哔啊')
    expect(text('傻逼傻逼傻逼傻逼傻逼')).toBe('哔哔哔')
    expect(name({ id: '1', nickname: '傻逼' })).toBe('观众')
  })
  test('a replacement cannot bring a word back', () => {
    const replacements = [{ from: 'dd', to: '傻逼', pattern: false }]
    const { text } = createWords(
      { ...speech, text: { ...speech.text, replacements, blocked: { words: WORDS, mode: 'bleep' } } },
      {},
    )
    expect(text('dd')).toBe('哔')
  })
})
