import { describe, expect, test } from 'vitest'
import { matcherOf } from '../../../lib/archive/matcher.ts'
import { typesOf } from '../../../lib/store/digest.ts'
import { chat, gift } from '../store/entries.ts'

const ENTRIES = [chat(1, '多少钱'), chat(2, '好'), gift(3, 5)].map((event, at) => ({ n: at + 1, event }))

describe('which packs are read', () => {
  test.each([
    ['', true, true],
    ['多少钱', true, true],
    ['type:gift', false, true],
    ['type:gift diamonds>=5', false, true],
    ['type:gift or type:follow', false, true],
    ['type:gift or 多少钱', true, true],
    ['-type:gift', true, true],
    ['type:chat type:gift', true, false],
    ['(type:chat or type:emoji) 多少钱', true, false],
  ])('%j: one of chats %s, one of gifts %s', (query, chats, gifts) => {
    const { mayMatch } = matcherOf(query)
    expect([mayMatch({ types: { chat: 9 } }), mayMatch({ types: { gift: 9 } })]).toEqual([chats, gifts])
  })

  test.each([
    '多少钱',
    'type:gift',
    'type:chat 好',
    '-type:chat',
    'type:follow',
    'diamonds>=10',
    'type:gift or 好',
  ])('%s: what is passed over holds nothing that passes', query => {
    const { matches, mayMatch } = matcherOf(query)
    for (const entry of ENTRIES) {
      if (matches(entry)) expect(mayMatch({ types: typesOf([entry]) })).toBe(true)
    }
  })

  test('people are found by what the user calls them', () => {
    const [said] = ENTRIES
    const { matches } = matcherOf('from:老板', new Map([[said?.event.user?.id ?? '', '大老板']]))
    expect(said && matches(said)).toBe(true)
  })

  test('what is no filter throws', () => {
    expect(() => matcherOf('type:nonsense')).toThrow()
  })
})
