import { describe, expect, test } from 'vitest'
import { averageOf, earlier, recap } from '../../../lib/archive/recap.ts'
import { freshState } from '../../../lib/room/session.ts'
import type { SessionRead } from '../../../lib/store/read.ts'
import { emptyTotals, newSession } from '../../../lib/store/sessions.ts'
import { AT, chat, freshStore, gift, person, writeSession } from '../store/entries.ts'

const session = (id: string, firstAt: number, more: Partial<SessionRead> = {}): SessionRead => ({
  ...newSession(freshState(id, firstAt)),
  webRid: 'a',
  firstAt,
  lastAt: firstAt + 100,
  ...more,
})

describe('what became of a broadcast', () => {
  test('is told with its givers, open questions, new faces and words', async () => {
    const store = freshStore()
    await writeSession(store, [chat(1, '早上好', person('1'))], '6')
    await writeSession(store, [
      chat(101, '多少钱？', person('1')),
      chat(102, '多少钱', person('2')),
      chat(103, '有没有L码', person('3')),
      chat(104, '好听好听', person('4')),
      gift(105, 3, { user: person('5') }),
      gift(106, 9, { user: person('6'), comboId: '2' }),
    ])
    const signal = new AbortController().signal
    const found = await recap({ session: '7' }, { tables: store.tables, part: () => {}, signal })
    expect(found?.figures).toMatchObject({ people: 6, messages: 6, chats: 4, diamonds: 24 })
    expect(found?.givers.map(({ nickname, diamonds }) => [nickname, diamonds])).toEqual([
      ['人6', 18],
      ['人5', 6],
    ])
    expect(found?.asks).toEqual([
      { text: '多少钱？', count: 2 },
      { text: '有没有L码', count: 1 },
    ])
    expect(found?.words.map(({ text }) => text)).toEqual(expect.arrayContaining(['多少钱', '好听']))
    expect(found?.words.map(({ text }) => text).filter(word => word.startsWith('人'))).toEqual([])
  })
  test('leaves out what was answered, until it is asked again', async () => {
    const store = freshStore()
    await writeSession(store, [
      chat(101, '多少钱？', person('1')),
      chat(102, '有没有L码', person('2')),
      chat(103, '包邮吗', person('3')),
      chat(104, '多少钱', person('4')),
    ])
    const tick = (text: string, n: number) => ({ session: '7', key: `= ${text}`, n, at: AT, people: [] })
    await store.tables.answers.bulkPut([tick('多少钱', 1), tick('有没有l码', 2)])
    const signal = new AbortController().signal
    const found = await recap({ session: '7' }, { tables: store.tables, part: () => {}, signal })
    expect(found?.asks).toEqual([
      { text: '包邮吗', count: 1 },
      { text: '多少钱', count: 1 },
    ])
  })
  test('is nothing where nothing is kept', async () => {
    const { tables } = freshStore()
    const signal = new AbortController().signal
    expect(await recap({ session: '7' }, { tables, part: () => {}, signal })).toBe(null)
  })
})

describe('it is compared', () => {
  const now = session('now', AT)
  test('with the last five of this anchor before it', () => {
    const all = [
      session('later', AT + 1),
      now,
      ...[1, 2, 3, 4, 5, 6].map(days => session(`${days}`, AT - days)),
      session('other', AT - 9, { webRid: 'b' }),
    ]
    expect(earlier(all, now).map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5'])
    expect(earlier(all, { ...now, webRid: '' })).toEqual([])
  })
  test('by their averages', () => {
    const totals = { ...emptyTotals(), types: { chat: 10, like: 5 }, people: 4, diamonds: 100 }
    const two = [session('1', 0, { totals }), session('2', 0, { lastAt: 300 })]
    expect(averageOf(two)).toEqual({
      sessions: 2,
      length: 200,
      people: 2,
      messages: 7.5,
      chats: 5,
      diamonds: 50,
    })
    expect(averageOf([])).toBe(null)
  })
})
