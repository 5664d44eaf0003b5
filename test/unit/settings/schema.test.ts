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
  test('anything at all gives whole settings, and reading them again changes nothing', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (speech, show) => {
        const settings = readSettings({ speech, show })
        expect(readSettings(settings)).toEqual(settings)
      }),
    )
  })
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
