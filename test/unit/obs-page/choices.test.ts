import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EVENT_TYPES } from '../../../lib/model/kinds.ts'
import { type Choices, readChoices, type Saved, toSearch } from '../../../lib/obs-page/choices.ts'
import { OBS_BOUNDS, OBS_STYLES, readObsPage } from '../../../lib/settings/schema/obs-page.ts'

const DEFAULTS = readChoices(undefined, '', 'zh-CN')
const read = (search: string, saved?: unknown) => readChoices(saved, search, 'zh-CN')

describe('a parameter of the URL', () => {
  test.each<[string, Partial<Choices>]>([
    ['style=danmaku', { style: 'danmaku' }],
    ['size=40&rows=3&fade=0', { size: 40, rows: 3, fade: 0 }],
    ['text=ff0000&edge=%23102030', { text: '#ff0000', edge: '#102030' }],
    ['avatar=0&badges=1', { avatar: false, badges: true }],
    ['avatar=false&badges=true', { avatar: false, badges: true }],
    ['motion=none&align=right', { motion: 'none', align: 'right' }],
    ['tiers=0,1,2,3,4', { tiers: [0, 1, 2, 3, 4] }],
    ['room=7401', { room: '7401' }],
    ['ws=ws://127.0.0.1:8888/', { ws: 'ws://127.0.0.1:8888/' }],
    ['lang=en', { lang: 'en' }],
    ['lang=zh-HK', { lang: 'zh-TW' }],
  ])('%s is taken', (search, expected) => {
    expect(read(search)).toEqual({ ...DEFAULTS, ...expected })
  })

  test.each([
    'style=marquee',
    'size=4',
    'size=28.5',
    'size=',
    'size=1e9',
    'text=red',
    'text=12345',
    'avatar=yes',
    'tiers=1,2,3',
    'tiers=1,2,3,4,x',
    'ws=http://127.0.0.1/',
    'ws=javascript:alert(1)',
    'lang=fr',
    'constructor=1',
    '__proto__=1',
  ])('%s is skipped', search => {
    expect(read(search)).toEqual(DEFAULTS)
  })

  test('names the types that are shown, and no others', () => {
    const { types } = read('types=chat,gift,nonsense')
    expect(EVENT_TYPES.filter(type => types[type])).toEqual(['chat', 'gift'])
  })

  test('goes before what was saved, and a wrong one leaves it', () => {
    const saved = { ...readObsPage({ size: 50, style: 'gifts' }), lang: 'en', tiers: [1, 2, 3, 4, 5] }
    expect(read('style=single', saved)).toMatchObject({
      style: 'single',
      size: 50,
      lang: 'en',
      tiers: [1, 2, 3, 4, 5],
    })
    expect(read('size=x', saved).size).toBe(50)
  })
})

test('what was saved may have any shape', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.webQueryParameters(), (saved, search) => {
      const { style, size, tiers, lang } = readChoices(saved, search, 'de')
      expect(OBS_STYLES).toContain(style)
      expect(size).toBeGreaterThanOrEqual(OBS_BOUNDS.size[0])
      expect(tiers).toHaveLength(5)
      expect(['zh-CN', 'zh-TW', 'en']).toContain(lang)
    }),
  )
})

test('the parameters of a choice say all of it', () => {
  const changed = readObsPage({
    style: 'danmaku',
    size: 33,
    text: '#abcdef',
    types: { enter: true, chat: false },
  })
  const saved: Saved = { ...changed, lang: 'zh-TW', tiers: [0, 5, 50, 500, 5000] }
  expect(read(String(toSearch(saved)))).toEqual({ ...saved, room: '', ws: '' })
})
