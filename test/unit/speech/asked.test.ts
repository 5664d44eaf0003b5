import { describe, expect, test } from 'vitest'
import type { LiveEvent } from '../../../lib/model/events.ts'
import { EVENT_TYPES } from '../../../lib/model/kinds.ts'
import { withRow, withSpeech } from '../../../lib/settings/change/change.ts'
import { DEFAULTS, type Settings } from '../../../lib/settings/schema/schema.ts'
import { sampleEvent } from '../../../lib/settings-page/samples.ts'
import { asked, isSayable } from '../../../lib/speech/asked.ts'
import { chat } from '../room/events.ts'

const by = { user: { id: '1', nickname: '张三', roles: [] } }
const blocking = withSpeech(DEFAULTS, {
  text: { ...DEFAULTS.speech.text, blocked: { words: ['坏话'], mode: 'skip' } },
})
const silent = withRow(DEFAULTS, 'chat', { template: '' })

describe('what the user asks for is said', () => {
  test.each<[string, LiveEvent, Settings, string]>([
    ['as it would be by itself', chat('你好', by), DEFAULTS, '张三说：你好'],
    ['of emoji alone, their names', chat('[比心]😂', by), DEFAULTS, '张三说：比心，笑哭了'],
    ['of emoji among words, the words', chat('你好[比心]', by), DEFAULTS, '张三说：你好'],
    ['though its type has no words', chat('你好', by), silent, '张三说：你好'],
    ['but not with a blocked word', chat('坏话', by), blocking, ''],
  ])('%s', (_, event, settings, text) => expect(asked(event, 1, settings).text).toBe(text))

  test.each(EVENT_TYPES)('%s: something is said, if it is of a type of which anything can be', type => {
    expect(asked(sampleEvent(type), 1, DEFAULTS).text !== '').toBe(isSayable(type))
  })

  test('an English end is known as such', () => {
    expect(asked(chat('good night', by), 1, DEFAULTS).manner.written).toBe('good night')
  })
})
