import { describe, expect, test } from 'vitest'
import { EVENT_TYPES, KINDS } from '../../../lib/model/kinds.ts'
import { withRow, withSpeech } from '../../../lib/settings/change/change.ts'
import { QUEUE_FIELDS } from '../../../lib/settings/schema/queue.ts'
import { DEFAULTS, readSettings } from '../../../lib/settings/schema/schema.ts'
import { leastOf } from '../../../lib/settings-page/row-fields.ts'
import { sampleEvent } from '../../../lib/settings-page/samples.ts'
import { latestOf, trialOf } from '../../../lib/settings-page/trial.ts'
import { chat } from '../room/events.ts'

describe('the numbers of the queue', () => {
  test('each can be set', () => {
    const numbers = Object.entries(DEFAULTS.speech.queue).filter(([, value]) => typeof value === 'number')
    expect(QUEUE_FIELDS.map(({ key }) => key).sort()).toEqual(numbers.map(([key]) => key).sort())
  })

  test.each(QUEUE_FIELDS)('$key: its bounds are those of the schema', ({ key, scale, least, most }) => {
    const stored = (value: number) =>
      readSettings({ speech: { queue: { [key]: value * scale } } }).speech.queue[key]
    const standard = DEFAULTS.speech.queue[key]
    for (const value of [least, most]) expect(stored(value)).toBe(value * scale)
    expect(stored(most * 1.01)).toBe(standard)
    expect(stored(least - 0.001)).toBe(standard)
  })
})

describe('a trial', () => {
  test.each(EVENT_TYPES.filter(type => KINDS[type].template !== ''))(
    '%s: the sample says something',
    type => {
      const { text } = trialOf(DEFAULTS, sampleEvent(type), 66)
      expect(text).not.toBe('')
      expect(text).not.toMatch(/[{}[\]]/)
    },
  )

  test('is said as the type is: its voice first, its rate, pitch and volume times the general ones', () => {
    const row = { voice: '小美', rate: 1.5, pitch: 0.5, volume: 0.5 }
    const settings = withSpeech(withRow(DEFAULTS, 'chat', row), { voice: '婷婷', rate: 2, volume: 0.8 })
    expect(trialOf(settings, chat('好'), 1)).toEqual({
      text: '甲说：好',
      manner: {
        voices: ['', '', '小美', '婷婷'],
        rate: 3,
        pitch: 0.5,
        volume: 0.4,
        english: true,
        languages: { en: '', ja: '', ko: '' },
        written: '好',
      },
    })
  })

  test('is of the latest event of the type that was not taken back', () => {
    const rows = ['一', '二', '三'].map(text => ({ event: chat(text), count: 0, recalled: text === '三' }))
    expect(latestOf(rows, 'chat')?.event).toMatchObject({ text: '二' })
    expect(latestOf(rows, 'gift')).toBeUndefined()
  })
})

test('least values are asked where an event may have them', () => {
  expect(leastOf('gift')).toEqual(['diamonds', 'level', 'fansLevel'])
  expect(leastOf('like')).toEqual(['likes', 'level', 'fansLevel'])
  expect(leastOf('control')).toEqual([])
})
