import { describe, expect, test } from 'vitest'
import { chooseVoices } from '../../../lib/panel/voice-list.ts'
import { bestChineseVoice, isChinese, type Voice } from '../../../lib/speech/engine/voices.ts'

const voice = (name: string, lang: string, more: Partial<Voice> = {}): Voice => ({
  name,
  lang,
  remote: false,
  extensionId: '',
  ...more,
})

test.each([
  ['zh-CN', true],
  ['zh', true],
  ['cmn', true],
  ['cmn-latn-pinyin', true],
  ['yue', true],
  ['zh_TW', true],
  ['en-US', false],
  ['zhu', false],
  ['', false],
])('%j is Chinese: %j', (lang, chinese) => {
  expect(isChinese(lang)).toBe(chinese)
})

describe('the best Chinese voice', () => {
  test.each<[string, Voice[], string | undefined]>([
    ['none where none is Chinese', [voice('Alex', 'en-US')], undefined],
    ['Mandarin before Cantonese', [voice('Sin-ji', 'zh-HK'), voice('Tingting', 'zh-CN')], 'Tingting'],
    ['Cantonese rather than none', [voice('Sin-ji', 'yue')], 'Sin-ji'],
    [
      'the system’s own before one on the net',
      [voice('Google 普通话', 'zh-CN', { remote: true, extensionId: 'google' }), voice('Huihui', 'zh-CN')],
      'Huihui',
    ],
    [
      'a natural one before a plain one',
      [voice('Tingting', 'zh-CN'), voice('Tingting (Premium)', 'zh-CN')],
      'Tingting (Premium)',
    ],
    [
      'none on the net unless it is the only one, however natural: what it says leaves the machine',
      [voice('Huihui', 'zh-CN'), voice('Xiaoxiao Online (Natural)', 'zh-CN', { remote: true })],
      'Huihui',
    ],
    [
      'one that the user installed before espeak',
      [voice('Chinese (Mandarin) espeak', 'cmn'), voice('试验', 'zh-CN', { extensionId: 'x' })],
      '试验',
    ],
    ['plain before a timbre', [voice('Chinese+Andy', 'cmn'), voice('Chinese', 'cmn')], 'Chinese'],
  ])('%s', (_, voices, expected) => {
    expect(bestChineseVoice(voices)?.name).toBe(expected)
  })
})

describe('the list to choose from', () => {
  const many = Array.from({ length: 13_000 }, (_, index) => voice(`Voice ${index}`, 'en'))
  const voices = [...many, voice('婷婷', 'zh-CN'), voice('Chinese', 'cmn')]

  test('has Chinese voices first and is short', () => {
    const { chinese, others, more } = chooseVoices(voices, '', '')
    expect(chinese.map(({ name }) => name)).toEqual(['婷婷', 'Chinese'])
    expect(chinese.length + others.length).toBeLessThanOrEqual(60)
    expect(chinese.length + others.length + more).toBe(voices.length)
  })

  test('finds by name and language', () => {
    expect(chooseVoices(voices, 'voice 12999', '').others.map(({ name }) => name)).toEqual(['Voice 12999'])
    expect(chooseVoices(voices, 'CMN', '').chinese.map(({ name }) => name)).toEqual(['Chinese'])
    expect(chooseVoices(voices, '没有', '')).toEqual({ chinese: [], others: [], more: 0 })
  })

  test('holds the chosen one wherever it stands', () => {
    expect(chooseVoices(voices, '', 'Voice 9000').others[0]?.name).toBe('Voice 9000')
  })
})
