import { expect, test } from 'vitest'
import type { LiveEvent } from '../../../lib/protocol/events.ts'
import { DEFAULTS } from '../../../lib/settings/schema.ts'
import { createWords } from '../../../lib/speech/words.ts'
import { chat, gift } from '../room/events.ts'

const words = createWords(DEFAULTS.speech, {})
const spokenText = (event: LiveEvent, count: number) => words.event(event, { count, names: true })

const as = (type: 'follow' | 'share' | 'enter', more = {}): LiveEvent =>
  ({ ...chat(''), type, memberCount: 1, ...more }) as LiveEvent

test.each<[string, LiveEvent, number, string]>([
  ['chat', chat('今晚有新歌吗'), 1, '甲说：今晚有新歌吗'],
  ['gift', gift(66), 66, '谢谢甲送的66个小心心'],
  ['gift: an addition to a combo', gift(66), 4, '谢谢甲送的4个小心心'],
  ['follow', as('follow'), 1, '谢谢甲的关注'],
  ['share', as('share'), 1, '谢谢甲分享直播间'],
  ['enter', as('enter'), 1, '欢迎甲'],
  ['like', { ...chat(''), type: 'like', count: 13, total: 99 }, 1, '甲点了13个赞'],
  ['fans club', { ...chat('成为第5名小糖人'), type: 'fansclub', action: 'join' }, 1, '成为第5名小糖人'],
  ['markup, controls and marks of direction are left out', chat('<b>a</b>\u202e\u0007b'), 1, '甲说：b a b b'],
  ['braces of people are not filled in', chat('{user}{gift}'), 1, '甲说：user gift'],
  ['nothing to say', { ...chat(''), type: 'unknown', reason: 'no schema', fields: [] }, 1, ''],
])('%s', (_, event, count, text) => expect(spokenText(event, count)).toBe(text))

test('a very long text is cut between characters', () => {
  const text = spokenText(chat('𠮷野'.repeat(5000)), 1)
  expect(text.startsWith('甲说：𠮷野')).toBe(true)
  expect(text.isWellFormed()).toBe(true)
  expect([...text].length).toBeLessThan(200)
})
