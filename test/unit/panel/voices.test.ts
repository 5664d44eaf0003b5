import { describe, expect, test } from 'vitest'
import { chooseVoices, indexVoices } from '../../../lib/settings-page/voice-list.ts'
import { bestVoices, isChinese, type Voice } from '../../../lib/speech/engine/voices.ts'

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
    [
      'of espeak’s two the one that does not spell Chinese as English',
      [
        voice('Chinese (Mandarin, latin as Pinyin)+Adam', 'cmn-LATN-PINYIN'),
        voice('Chinese (Mandarin, latin as Pinyin)', 'cmn-LATN-PINYIN'),
        voice('Chinese (Mandarin, latin as English)+Adam', 'cmn'),
        voice('Chinese (Mandarin, latin as English)', 'cmn'),
      ],
      'Chinese (Mandarin, latin as Pinyin)',
    ],
    [
      'a timbre of it before the other',
      [
        voice('Chinese (Mandarin, latin as English)', 'cmn'),
        voice('Chinese (Mandarin, latin as Pinyin)+Adam', 'cmn-LATN-PINYIN'),
      ],
      'Chinese (Mandarin, latin as Pinyin)+Adam',
    ],
    [
      'any other engine’s Mandarin before the one that spells',
      [voice('Chinese (Mandarin, latin as English)', 'cmn'), voice('huayan', 'zh-CN')],
      'huayan',
    ],
    ['plain before a timbre', [voice('Chinese+Andy', 'cmn'), voice('Chinese', 'cmn')], 'Chinese'],
  ])('%s', (_, voices, expected) => {
    expect(bestVoices(voices.filter(({ lang }) => isChinese(lang)))[0]?.name).toBe(expected)
  })
})

describe('the list to choose from', () => {
  const many = Array.from({ length: 13_000 }, (_, at) => voice(`Voice ${at}`, at % 2 ? 'en-US' : 'fr'))
  const chinese = [
    voice('Chinese+Andy', 'cmn'),
    voice('Chinese', 'cmn'),
    voice('婷婷', 'zh-CN', { extensionId: 'x' }),
    voice('善怡', 'zh-HK'),
    voice('Cantonese', 'yue'),
  ]
  const names: Record<string, string> = { zh: '中文', yue: '粤语', en: '英语', fr: '法语' }
  const index = indexVoices([...many, ...chinese], tag => names[tag] ?? tag)
  const shown = (query: string, chosen = '') =>
    chooseVoices(index, query, chosen).groups.map(({ language, voices }) => [
      language,
      ...voices.map(({ name }) => name),
    ])

  test('is grouped by language, Mandarin and Cantonese first, the best of each before the others', () => {
    const groups = shown('')
    expect(groups.slice(0, 2)).toEqual([
      ['zh', '婷婷', 'Chinese', 'Chinese+Andy'],
      ['yue', '善怡', 'Cantonese'],
    ])
    expect(groups.map(([language]) => language)).toEqual(['zh', 'yue', 'fr', 'en'])
  })

  test('is short, and tells how many it leaves out', () => {
    const { groups, more } = chooseVoices(index, '', '')
    const drawn = groups.flatMap(({ voices }) => voices).length
    expect(drawn).toBeLessThanOrEqual(60)
    expect(drawn + more).toBe(13_005)
  })

  test.each([
    ['a name', 'voice 12999', [['en', 'Voice 12999']]],
    ['a tag', 'CMN', [['zh', '婷婷', 'Chinese', 'Chinese+Andy']]],
    [
      'zh, whatever the tag is',
      'zh',
      [
        ['zh', '婷婷', 'Chinese', 'Chinese+Andy'],
        ['yue', '善怡', 'Cantonese'],
      ],
    ],
    ['yue', 'yue', [['yue', '善怡', 'Cantonese']]],
    ['the language in Chinese', '粤语', [['yue', '善怡', 'Cantonese']]],
    ['several words', '中文 andy', [['zh', 'Chinese+Andy']]],
    ['nothing', '没有', []],
  ])('is searched by %s', (_, query, expected) => {
    expect(shown(query)).toEqual(expected)
  })

  test('shows each of the languages that a search finds, however many of one there are', () => {
    const crowd = Array.from({ length: 300 }, (_, at) => voice(`Chinese+${at}`, 'cmn'))
    const { groups } = chooseVoices(
      indexVoices([...crowd, ...chinese], tag => tag),
      'zh',
      '',
    )
    expect(groups.map(({ language }) => language)).toEqual(['zh', 'yue'])
  })

  test('holds the chosen one wherever it stands', () => {
    expect(shown('', 'Voice 9000').find(([language]) => language === 'fr')?.[1]).toBe('Voice 9000')
  })
})
