import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LiveEvent, User } from '../../../lib/model/events.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { arrival, JOINED } from './events.ts'

const base = { id: '0', roomId: '7', time: JOINED + 1500, receivedAt: JOINED + 1600 }
const guest = (avatar: string, level = 3): User => ({
  id: '111111',
  nickname: '李***',
  roles: [],
  masked: true,
  avatarUrl: `https://p3.douyinpic.com/${avatar}.jpeg`,
  level,
})

/** What a masked guest may do */
const DEEDS: ((user: User) => LiveEvent)[] = [
  user => ({ ...base, user, method: 'WebcastChatMessage', type: 'chat', text: '666', segments: [] }),
  user => ({ ...base, user, method: 'WebcastEmojiChatMessage', type: 'emoji', text: '[比心]' }),
  user => ({ ...base, user, method: 'WebcastMemberMessage', type: 'enter', memberCount: 5 }),
  user => ({ ...base, user, method: 'WebcastLikeMessage', type: 'like', count: 3, total: 9 }),
  user => ({ ...base, user, method: 'WebcastSocialMessage', type: 'follow' }),
  user => ({ ...base, user, method: 'WebcastSocialMessage', type: 'share' }),
  user => ({
    ...base,
    user,
    method: 'WebcastGiftMessage',
    type: 'gift',
    gift: { id: '463', name: '小心心', diamonds: 1 },
    count: 1,
    comboId: '1700000001',
    combo: true,
    comboEnd: false,
  }),
]

test('two masked guests with one name who do the same in one second are two, and sent again no more', () => {
  const other = fc.constantFrom(guest('b'), guest('a', 20))
  fc.assert(
    fc.property(fc.constantFrom(...DEEDS), other, fc.nat(3), (does, second, times) => {
      const room = new RoomSession('7', JOINED)
      const all = [does(guest('a')), does(second)]
      const { entries } = room.accept(arrival(all))
      expect(entries.map(({ into }) => into)).toEqual([undefined, undefined])
      for (let time = 0; time < times; time++) expect(room.accept(arrival(all)).entries).toEqual([])
      const { duplicates, gifts, events } = room.view(JOINED, [1]).totals
      expect(duplicates).toBe(2 * times)
      expect(gifts).toBe(events.gift ? 2 : 0)
    }),
  )
})

test.each<[string, Partial<LiveEvent>[]]>([
  ['three likes of 3, 15 and 11', [{ count: 3 }, { count: 15 }, { count: 11 }]],
  ['three likes of 3 as the total grows', [{ total: 12 }, { total: 15 }, { total: 18 }]],
])('%s within a second are three', (_, likes) => {
  const like = { ...base, user: guest('a'), method: 'WebcastLikeMessage', type: 'like', count: 3, total: 9 }
  const sent = likes.map(more => ({ ...like, ...more }) as LiveEvent)
  expect(new RoomSession('7', JOINED).accept(arrival(sent)).entries).toHaveLength(3)
})

test('an address that is signed anew is the same avatar', () => {
  const room = new RoomSession('7', JOINED)
  const [chat] = DEEDS
  const again = { ...guest('a'), avatarUrl: 'https://p26.douyinpic.com/a.jpeg?x-signature=2' }
  if (!chat) throw Error('no deed')
  expect(room.accept(arrival([chat(guest('a')), chat(again)])).entries).toHaveLength(1)
})
