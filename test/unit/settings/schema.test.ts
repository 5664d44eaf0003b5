import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MIGRATIONS } from '../../../lib/settings/migrations.ts'
import { DEFAULTS, readSettings } from '../../../lib/settings/schema.ts'

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
        1: { name: '小禾', muted: true },
        2: 'nobody',
        3: { name: 7, always: true },
        ['9'.repeat(41)]: { muted: true },
      },
    })
    const other = { nickname: '', voice: '', hidden: false, highlighted: false, note: '' }
    expect(people).toEqual({
      1: { name: '小禾', muted: true, always: false, ...other },
      3: { name: '', muted: false, always: true, ...other },
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
