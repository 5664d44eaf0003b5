import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../lib/model/entry.ts'
import type { GiftEvent } from '../../../lib/model/events.ts'
import { decodeFrame } from '../../../lib/protocol/decode.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { frame, message } from '../protocol/encode.ts'
import { arrival, gift, JOINED } from './events.ts'

/** A combo as it really happened: how many taps there were at each of its messages. */
const combo = fc.record({
  price: fc.constantFrom(1, 30_000),
  receiver: fc.constantFrom(undefined, '8', '9'),
  group: fc.constantFrom(1, 66, 188),
  /** Some servers count taps, some gifts. */
  counts: fc.constantFrom('taps', 'gifts'),
  steps: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
  hasSummary: fc.boolean(),
  isMasked: fc.boolean(),
})
type Combo = typeof combo extends fc.Arbitrary<infer T> ? T : never

const OPTIONAL = [
  'user',
  'giftId',
  'gift',
  'groupId',
  'groupCount',
  'repeatCount',
  'comboCount',
  'sendType',
  'toUser',
  'common',
] as const
const drops = fc.infiniteStream(fc.constantFrom(undefined, ...OPTIONAL))

/** The messages of a combo, in order; each sender has one combo, and each second one sender. */
function messagesOf(
  { price, receiver, group, counts, steps, hasSummary, isMasked }: Combo,
  at: number,
  dropped: () => (typeof OPTIONAL)[number] | undefined,
): object[] {
  const taps = steps.map((_, index) => sum(steps.slice(0, index + 1)))
  const second = 1_700_000_001 + at
  const user = isMasked
    ? { id: '111111', nickname: '李***', avatarThumb: { urlList: [Buffer.from(`https://a/${at}.png`)] } }
    : { id: String(100 + at), nickname: `客${at}` }
  const told = [...taps, ...(hasSummary ? taps.slice(-1) : [])]
  return told.map((count, index) => {
    const fields: Record<string, unknown> = {
      common: { createTime: String(second * 1000 + index * 100), roomId: '7' },
      user,
      giftId: '463',
      gift: { id: '463', name: '小心心', diamondCount: price, combo: true },
      groupId: String(second),
      groupCount: group,
      repeatCount: counts === 'taps' ? count : count * group,
      comboCount: count,
      sendType: '4',
      ...(receiver ? { toUser: { id: receiver, nickname: '嘉宾' } } : {}),
      ...(index === taps.length ? { repeatEnd: 1 } : {}),
    }
    const drop = index === 0 ? undefined : dropped()
    if (drop) delete fields[drop]
    // A gift's own id stands in for that of the message.
    if (drop === 'gift') delete fields.giftId
    return message('GiftMessage', fields, `${at}${index}`)
  })
}

test('any field that later messages of a combo lack: the totals stay, and each entry tells what is known', () => {
  fc.assert(
    fc.property(
      fc.array(combo, { minLength: 1, maxLength: 4 }),
      drops,
      fc.boolean(),
      (combos, stream, dies) => {
        const messages = combos.map((one, at) => messagesOf(one, at, () => stream.next().value))
        let room = new RoomSession('7', JOINED)
        const entries: Entry[] = []
        for (let turn = 0; turn < 7; turn++) {
          for (const list of messages) {
            const next = list[turn]
            if (!next) continue
            const { events } = decodeFrame(frame([next], { now: '1700000003000' }), {
              roomId: '7',
              receivedAt: JOINED,
            })
            entries.push(...room.accept(arrival(events)).entries)
          }
          if (dies) room = new RoomSession('7', JOINED, structuredClone(room.stored()), entries)
        }
        const counts = combos.map(({ steps, group }) => steps.reduce((sum, step) => sum + step, 0) * group)
        const { gifts, diamonds } = room.view(JOINED, [1]).totals
        expect(gifts).toBe(sum(counts))
        expect(diamonds).toBe(sum(counts.map((count, at) => count * (combos[at]?.price ?? 0))))
        expect(entries.filter(({ into }) => into === undefined)).toHaveLength(combos.length)
        for (const { event } of entries) {
          expect(event).toMatchObject({ user: {}, gift: { id: '463', name: '小心心' } })
          expect((event as GiftEvent).gift.diamonds).toBeGreaterThan(0)
        }
      },
    ),
    { numRuns: 300 },
  )
})

describe('what a message lacks', () => {
  const totalsOf = (...sent: GiftEvent[]) => {
    const room = new RoomSession('7', JOINED)
    const { entries } = room.accept(arrival(sent))
    return { gifts: room.view(JOINED, [1]).totals.gifts, entries }
  }
  const guest = { toUser: { id: '8', nickname: '嘉宾' } }
  const host = { toUser: { id: '9', nickname: '主播' } }

  test('the receiver, told late or early: one combo', () => {
    expect(totalsOf(gift(1), gift(3, guest)).gifts).toBe(3)
    expect(totalsOf(gift(1, guest), gift(3)).gifts).toBe(3)
  })

  test('two receivers that are told are two, and what names neither goes on with the latest', () => {
    const { gifts, entries } = totalsOf(gift(2, guest), gift(5, host), gift(6))
    expect(gifts).toBe(8)
    expect(entries[2]).toMatchObject({ into: 2, event: { toUser: host.toUser } })
  })

  test('nothing joins what no part connects: another sender in another second', () => {
    const other = { user: { id: '2', nickname: '乙', roles: [] }, comboId: '101' }
    expect(totalsOf(gift(1), gift(1, other)).gifts).toBe(2)
  })

  test('without a group id only what came within 10 s', () => {
    const { comboId: _, ...groupless } = gift(2)
    const late = { ...groupless, id: 'late', time: groupless.time + 10_000 }
    expect(totalsOf(gift(1), { ...groupless, id: 'soon' }).gifts).toBe(2)
    expect(totalsOf(gift(1), late).gifts).toBe(3)
  })

  test('a summary without a group id, of what was sent with one or without', () => {
    const { comboId: _, ...groupless } = gift(5, { summary: true, comboEnd: true })
    expect(totalsOf(gift(1), gift(2), groupless).gifts).toBe(5)
    const { comboId: __, ...first } = gift(2)
    expect(totalsOf(first, { ...groupless, combo: false, id: 'summary' }).gifts).toBe(5)
  })
})

describe('masked guests with one cut name', () => {
  const guest = (avatar: string, level?: number) => ({
    user: {
      id: '111111',
      nickname: '李***',
      roles: [],
      masked: true as const,
      avatarUrl: `https://p3.douyinpic.com/img/${avatar}~100x100.jpeg?x-expires=1`,
      ...(level ? { level } : {}),
    },
  })
  const giftsOf = (...sent: GiftEvent[]) => {
    const room = new RoomSession('7', JOINED)
    room.accept(arrival(sent))
    return room.view(JOINED, [1]).totals.gifts
  }

  test.each<[string, GiftEvent[], number]>([
    ['two avatars: two', [gift(1, guest('a')), gift(1, guest('b'))], 2],
    ['two levels: two', [gift(1, guest('a', 3)), gift(1, guest('a', 20))], 2],
    ['a level that rises by the gift: one', [gift(1, guest('a', 3)), gift(3, guest('a', 4))], 3],
    [
      'an avatar that is not told later: one',
      [gift(1, guest('a')), gift(3, { user: { ...guest('a').user, avatarUrl: '' } })],
      3,
    ],
    [
      'the same picture from another host: one',
      [
        gift(1, guest('a')),
        gift(3, {
          user: { ...guest('a').user, avatarUrl: 'https://p26.douyinpic.com/other/a~200x200.webp' },
        }),
      ],
      3,
    ],
  ])('%s', (_, sent, gifts) => {
    expect(giftsOf(...sent)).toBe(gifts)
  })
})

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
