import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MIGRATIONS } from '../../../lib/settings/schema/migrations.ts'
import { DEFAULTS, readSettings } from '../../../lib/settings/schema/schema.ts'

describe('settings are made of whatever was stored', () => {
  test('nothing gives the defaults', () => {
    expect(readSettings(undefined)).toEqual(DEFAULTS)
    expect(readSettings({})).toEqual(DEFAULTS)
    expect(DEFAULTS.speech.types.chat.speak).toBe(true)
    expect(DEFAULTS.speech.types.enter.speak).toBe(false)
  })
  test('what is right is kept beside what is wrong', () => {
    const { speech, show } = readSettings({
      show: { chat: false, gift: 'yes' },
      speech: { rate: 99, volume: 0.5, types: { chat: { template: '{text}', rate: -1 } } },
    })
    expect(show).toEqual({ ...DEFAULTS.show, chat: false })
    expect(speech.rate).toBe(1)
    expect(speech.volume).toBe(0.5)
    expect(speech.types.chat).toEqual({ ...DEFAULTS.speech.types.chat, template: '{text}' })
  })
  test('a person who is wrong costs no other, and a field that is wrong not the person', () => {
    const { people } = readSettings({
      people: {
        1: { name: '小禾', treatment: 'mute' },
        2: 'nobody',
        3: { name: 7, treatment: 'always', highlighted: 1 },
        4: { name: '周', treatment: 'forever' },
        ['9'.repeat(41)]: { treatment: 'mute' },
      },
    })
    const other = { nickname: '', voice: '', highlighted: false, note: '' }
    expect(people).toEqual({
      1: { name: '小禾', treatment: 'mute', ...other },
      3: { name: '', treatment: 'always', ...other },
      4: { name: '周', treatment: 'normal', ...other },
    })
  })
  test('what is wrong or too much in a list is left out, and the rest stays', () => {
    const words = ['甲', 7, 'x'.repeat(61), ...Array.from({ length: 6000 }, (_, n) => `词${n}`)]
    const { text, only } = readSettings({
      speech: {
        only: { names: [null, '小听'] },
        text: { blocked: { words }, replacements: [{ from: 'dd', to: '弟弟' }, { from: 1 }] },
      },
    }).speech
    expect(only.names).toEqual(['小听'])
    expect(text.replacements).toEqual([{ from: 'dd', to: '弟弟', pattern: false }])
    expect(text.blocked.words).toHaveLength(5000)
    expect(text.blocked.words.slice(0, 2)).toEqual(['甲', '词0'])
  })
  test('anything at all gives whole settings, and reading them again changes nothing', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (speech, show, people) => {
        const settings = readSettings({ speech, show, people })
        expect(readSettings(settings)).toEqual(settings)
      }),
    )
  })
})

test('an overlay that was set to transparent gets the dark page, which it looked like', () => {
  const old = { theme: 'dark', overlay: { background: 'transparent', size: 30 } }
  expect(readSettings(MIGRATIONS[3]?.(old))).toEqual(
    readSettings({ theme: 'dark', overlay: { background: 'dark', size: 30 } }),
  )
  const green = { overlay: { background: 'green' } }
  expect(MIGRATIONS[3]?.(green)).toEqual(green)
})

describe('the three switches of a person become one choice', () => {
  test.each([
    [{}, 'normal'],
    [{ muted: true }, 'mute'],
    [{ always: true }, 'always'],
    [{ hidden: true }, 'hide'],
    [{ muted: true, always: true }, 'mute'],
    [{ muted: false, always: true, hidden: true }, 'hide'],
    [{ muted: true, hidden: true }, 'hide'],
  ])('%j: %s', (switches, treatment) => {
    const old = { theme: 'dark', people: { 7: { name: '周', note: '常来', ...switches } } }
    const { people, theme } = readSettings(MIGRATIONS[4]?.(old))
    expect(people['7']).toMatchObject({ name: '周', note: '常来', treatment })
    expect(theme).toBe('dark')
  })
  test('what is not somebody stays as it is', () => {
    const odd = { people: { 7: 'nobody', 8: { muted: 'yes' } } }
    expect(MIGRATIONS[4]?.(odd)).toEqual(odd)
    expect(MIGRATIONS[4]?.({ people: [] })).toEqual({ people: [] })
  })
})

test('rules that did one thing still do it, and those that were views are views', () => {
  const rule = { id: 'a', name: '广告', filter: '广告', on: true, action: 'hide' }
  const list = [rule, { ...rule, id: 'b', name: '退款', filter: '退款', action: 'view' }]
  const { rules, views } = readSettings(MIGRATIONS[5]?.({ rules: { list, leastLevel: 3 } }))
  expect(rules.leastLevel).toBe(3)
  expect(rules.list).toMatchObject([{ id: 'a', filter: '广告', actions: ['hide'] }])
  expect(views).toEqual([...DEFAULTS.views, { id: 'b', name: '退款', filter: '退款', todo: false }])
})

test('a tab of asks is there from the start, and all tabs can be removed', () => {
  expect(DEFAULTS.views.map(({ id, filter, todo }) => [id, filter, todo])).toEqual([
    ['asks', 'is:ask', true],
    ['questions', 'is:question', false],
  ])
  expect(readSettings({ views: [] }).views).toEqual([])
})

test('settings of 0.1.0 keep which types are spoken', () => {
  const old = { show: { like: true }, speak: { chat: false, enter: true }, speech: { on: false, rate: 1.5 } }
  const { show, speech } = readSettings(MIGRATIONS[2]?.(old))
  expect(show.like).toBe(true)
  expect(speech.on).toBe(false)
  expect(speech.rate).toBe(1.5)
  expect(speech.types.chat.speak).toBe(false)
  expect(speech.types.enter.speak).toBe(true)
  expect(speech.types.gift.speak).toBe(true)
})
