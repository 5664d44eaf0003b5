import { readFileSync } from 'node:fs'
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build'
import * as OpenCC from 'opencc-js/cn2t'
import simplifiedTable from 'opencc-js/dict/STCharacters'
import traditionalTable from 'opencc-js/dict/TSCharacters'
import { describe, expect, test } from 'vitest'
import { choiceNamed, FIELDS } from '../../../lib/filter/fields.ts'
import { foldCase } from '../../../lib/filter/fold-case.ts'
import { PHRASE_TEXTS } from '../../../lib/i18n/phrase-texts.ts'
import { EVENT_TYPES, KINDS } from '../../../lib/model/kinds.ts'
import { KINDS as TRADITIONAL_KINDS } from '../../../lib/model/kinds.ts?traditional'
import { METHODS as TRADITIONAL_METHODS } from '../../../lib/model/methods.ts?traditional'
import { BETTER, traditionalMessages } from '../../../scripts/traditional.ts'

const FILE = 'lib/i18n/locales/zh_CN.yml'
const SOURCES = [FILE, 'lib/i18n/phrase-texts-zh.ts', 'lib/model/kinds.ts', 'lib/model/methods.ts']

const chinese = generateChromeMessages(await parseMessagesFile(FILE))
const taiwanese: typeof chinese = JSON.parse(await traditionalMessages(FILE))
const labels = [...Object.values(TRADITIONAL_KINDS), ...Object.values(TRADITIONAL_METHODS)].map(
  ({ label }) => label.zh,
)
const { condition, winners, notice, ...words } = PHRASE_TEXTS['zh-TW']
const phrases = [
  JSON.stringify(words),
  condition({ kind: 'fansLevel', level: 3 }),
  winners(2, 'packet'),
  winners(2, 'bag'),
  ...Object.values(notice).map(said => said('')),
]
const texts = [...Object.values(taiwanese).map(({ message }) => message), ...labels, ...phrases].join('\n')

describe('texts in traditional characters', () => {
  const substitutions = (message = '') => [...message.matchAll(/\$\d/g)].map(String).sort()

  test('there is one for each text, with the same places for values', () => {
    expect(Object.keys(taiwanese)).toEqual(Object.keys(chinese))
    for (const [key, { message }] of Object.entries(taiwanese)) {
      expect([key, substitutions(message)]).toEqual([key, substitutions(chinese[key]?.message)])
    }
    expect(taiwanese.lang?.message).toBe('zh-TW')
  })

  test('no character is simplified only, by the library’s own table', () => {
    const rows = (table: string) => table.split('|').map(row => row.split(' '))
    const known = new Set(rows(traditionalTable).map(([from]) => from))
    const kept = new Set(rows(simplifiedTable).flatMap(([, ...to]) => to))
    const only = rows(simplifiedTable).flatMap(([from = '']) =>
      known.has(from) || kept.has(from) ? [] : from,
    )
    expect(only.length).toBeGreaterThan(2000)
    const simplified = new Set(only)
    expect([...new Set(texts)].filter(character => simplified.has(character))).toEqual([])
  })

  test('each word that is bettered is one that the library gives', () => {
    const convert = OpenCC.Converter({ from: 'cn', to: 'twp' })
    const given = convert(SOURCES.map(file => readFileSync(file, 'utf8')).join('\n'))
    expect(BETTER.map(([from]) => from).filter(from => !given.includes(from))).toEqual([])
    expect(BETTER.filter(([from, to]) => !to.includes(from) && texts.includes(from))).toEqual([])
  })
})

test('filters know types by their names in traditional characters', () => {
  const named = EVENT_TYPES.map(type => choiceNamed(FIELDS.type, foldCase(TRADITIONAL_KINDS[type].label.zh)))
  expect(named).toEqual(EVENT_TYPES)
  expect(TRADITIONAL_KINDS.gift.label.zh).not.toBe(KINDS.gift.label.zh)
})
