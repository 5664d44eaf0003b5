import { expect, test } from 'vitest'
import { knownOf } from '../../../lib/archive/known.ts'
import type { Hit, Overview } from '../../../lib/archive/messages.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { newSession } from '../../../lib/store/sessions.ts'
import { AT, chat, gift, person } from '../store/entries.ts'

const hit = (n: number, event: Hit['entry']['event']): Hit => ({ session: '7', entry: { n, event } })
const who = (nickname: string) => ({
  session: '7',
  person: nickname,
  id: nickname,
  nickname,
  firstAt: AT,
  lastAt: AT,
  events: 1,
  chats: 1,
  gifts: 0,
  diamonds: 0,
  likes: 0,
})

test('names are those of the session at hand, each once: who stood out comes first, then who is in the rows', () => {
  const kinds = [
    { id: '1', name: '玫瑰', count: 9, worth: 9 },
    { id: '2', name: '嘉年华', count: 1, worth: 30_000 },
  ]
  const open: Overview = {
    session: newSession(new RoomSession('7', AT).stored()),
    summary: { session: '7', minutes: [], kinds },
    gaps: [],
    givers: [who('阔气')],
    rows: 0,
    gifts: [],
    talkers: [who('话多'), who('阔气')],
  }
  const fan = person('3', { fansClub: { name: '糖人团', level: 2 } })
  expect(knownOf(open, [hit(1, chat(1, '一', fan)), hit(2, gift(2, 1))])).toEqual({
    people: ['阔气', '话多', '人3', '人5'],
    gifts: ['嘉年华', '玫瑰', '小心心'],
    fans: ['糖人团'],
  })
  expect(knownOf(null, [])).toEqual({ people: [], gifts: [], fans: [] })
})
