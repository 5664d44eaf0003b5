import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../lib/model/entry.ts'
import type { GiftEvent } from '../../../lib/model/events.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { arrival, gift, JOINED } from './events.ts'

const fresh = () => new RoomSession('7', JOINED)
const NOW = JOINED + 1600
const single = { combo: false, comboEnd: true }
const summary = { comboEnd: true, summary: true } as const
const { comboId: _, ...groupless } = gift(2)
const totals = (room: RoomSession) => {
  const { gifts, diamonds } = room.view(JOINED, [1]).totals
  return { gifts, diamonds }
}

interface Case {
  /** Messages in the order in which they come. */
  sent: GiftEvent[]
  gifts: number
  diamonds: number
  /** What each row shows at the end. */
  rows: number[]
  /** The increases that are offered, one after the other. */
  offered: number[]
}

/** The table of docs/gifts.md. */
const CASES: Record<string, Case> = {
  'a combo that skips numbers': {
    sent: [gift(1), gift(3), gift(9)],
    ...{ gifts: 9, diamonds: 18, rows: [9], offered: [1, 2, 6] },
  },
  'a combo with its summary': {
    sent: [gift(1), gift(3), gift(3, summary)],
    ...{ gifts: 3, diamonds: 6, rows: [3], offered: [1, 2] },
  },
  'the summary comes first': {
    sent: [gift(3, summary), gift(1), gift(3)],
    ...{ gifts: 3, diamonds: 6, rows: [3], offered: [3] },
  },
  'only the summary': {
    sent: [gift(1, summary)],
    ...{ gifts: 1, diamonds: 2, rows: [1], offered: [1] },
  },
  'more after the summary': {
    sent: [gift(3, summary), gift(5)],
    ...{ gifts: 5, diamonds: 10, rows: [5], offered: [3, 2] },
  },
  'two gifts outside combos, each of which says that it is the last': {
    sent: ['9001', '9002'].map(id => ({ ...groupless, ...single, ...summary, count: 1, id })),
    ...{ gifts: 2, diamonds: 4, rows: [1, 1], offered: [1, 1] },
  },
  'a gift outside combos behind a larger combo': {
    sent: [gift(3), { ...groupless, ...single, ...summary, count: 1 }],
    ...{ gifts: 4, diamonds: 8, rows: [3, 1], offered: [3, 1] },
  },
  'two people in the same second': {
    sent: [gift(1), gift(2, { user: { id: '2', nickname: '乙', roles: [] } }), gift(3)],
    ...{ gifts: 5, diamonds: 10, rows: [3, 2], offered: [1, 2, 2] },
  },
  'two masked people who share an id': {
    sent: ['吴***', '李***'].map(nickname =>
      gift(1, { user: { id: '111111', nickname, roles: [], masked: true } }),
    ),
    ...{ gifts: 2, diamonds: 4, rows: [1, 1], offered: [1, 1] },
  },
  'to a guest, and the same to the anchor': {
    sent: [
      gift(2, { toUser: { id: '8', nickname: '嘉宾' } }),
      gift(2, { toUser: { id: '9', nickname: '主播' } }),
    ],
    ...{ gifts: 4, diamonds: 8, rows: [2, 2], offered: [2, 2] },
  },
  'to a guest, and more to nobody named': {
    sent: [gift(3, { toUser: { id: '8', nickname: '嘉宾' } }), gift(4)],
    ...{ gifts: 4, diamonds: 8, rows: [4], offered: [3, 1] },
  },
  'two masked people with one name and two avatars': {
    sent: ['a', 'b'].map(avatar =>
      gift(1, {
        user: { id: '111111', nickname: '李***', avatarUrl: `https://a/${avatar}`, roles: [], masked: true },
      }),
    ),
    ...{ gifts: 2, diamonds: 4, rows: [1, 1], offered: [1, 1] },
  },
  'a preset, sent twice as another message': {
    sent: [gift(66), gift(66, summary)],
    ...{ gifts: 66, diamonds: 132, rows: [66], offered: [66] },
  },
  'a gift that does not combo, twice in a second': {
    sent: [gift(1, single), gift(1, single)],
    ...{ gifts: 2, diamonds: 4, rows: [1, 1], offered: [1, 1] },
  },
  'a gift that does not combo, and its summary': {
    sent: [gift(1, single), gift(1, { ...single, summary: true })],
    ...{ gifts: 1, diamonds: 2, rows: [1], offered: [1] },
  },
  'the summary of a gift that does not combo comes first': {
    sent: [gift(1, { ...single, summary: true }), gift(1, single)],
    ...{ gifts: 1, diamonds: 2, rows: [1], offered: [1] },
  },
  'a free gift': {
    sent: [gift(2, { gift: { id: '1', name: '电池', diamonds: 0 } })],
    ...{ gifts: 2, diamonds: 0, rows: [2], offered: [2] },
  },
  'messages that lack the price': {
    sent: [gift(2, { gift: { id: '463', name: '', diamonds: 0 } }), gift(3), gift(4, summary)],
    ...{ gifts: 4, diamonds: 8, rows: [4], offered: [2, 1, 1] },
  },
  'no group id: 10 s apart is another combo': {
    sent: [0, 9_999, 19_999].map(later => ({ ...groupless, id: `n${later}`, time: JOINED + 1500 + later })),
    ...{ gifts: 4, diamonds: 8, rows: [2, 2], offered: [2, 2] },
  },
  'no group id, and it does not combo: each its own': {
    sent: [1, 2].map(id => ({ ...groupless, ...single, id: `s${id}` })),
    ...{ gifts: 4, diamonds: 8, rows: [2, 2], offered: [2, 2] },
  },
}

describe('counting', () => {
  test.each(Object.entries(CASES))('%s', (_, { sent, gifts, diamonds, rows, offered }) => {
    const room = fresh()
    const accepted = sent.map(event => room.accept(arrival([event])))
    expect(totals(room)).toEqual({ gifts, diamonds })
    expect(rowsOf(accepted.flatMap(({ entries }) => entries))).toEqual(rows)
    const increases = accepted.flatMap(({ gifts }) => gifts)
    expect(increases.map(({ added }) => added).filter(added => added > 0)).toEqual(offered)
    expect(sum(increases.map(({ diamonds }) => diamonds))).toBe(diamonds)
  })

  test('increases are told at once: the row, what is new, all so far, and whether the end has come', () => {
    const room = fresh()
    const { gifts } = room.accept(arrival([gift(1), gift(4), gift(3), gift(4, summary)]))
    expect(gifts.map(({ n, added, total, diamonds, end }) => [n, added, total, diamonds, end])).toEqual([
      [1, 1, 1, 2, false],
      [1, 3, 4, 6, false],
      [1, 0, 4, 0, true],
    ])
  })

  test('what was sent before joining is counted, and not offered', () => {
    const room = fresh()
    expect(room.accept(arrival([gift(3, { time: JOINED - 9000 })])).gifts).toEqual([])
    expect(room.accept(arrival([gift(5, summary)])).gifts).toMatchObject([{ added: 2, total: 5 }])
    expect(totals(room)).toEqual({ gifts: 5, diamonds: 10 })
  })

  test('a late message still finds its combo among 400 later ones, and adds only what is new', () => {
    const room = fresh()
    const others = Array.from({ length: 400 }, (_, at) => gift(1, { comboId: `9${at}`, comboEnd: true }))
    room.accept(arrival([gift(5, summary), ...others]))
    const { entries } = room.accept(arrival([gift(6)]))
    expect(entries[0]?.into).toBe(1)
    expect(totals(room).gifts).toBe(406)
  })

  test('a flood of combos that never end stays bounded, and each is counted all the same', () => {
    const room = fresh()
    const storm = Array.from({ length: 5000 }, (_, at) => gift(1, { comboId: String(at) }))
    expect(room.accept(arrival(storm)).gifts).toHaveLength(5000)
    expect(room.stored().combos.length).toBeLessThanOrEqual(1000)
    expect(totals(room).gifts).toBe(5000)
  })
})

/** One sending as it really happened. */
const sending = fc.record({
  sender: fc.constantFrom('1', '2'),
  kind: fc.constantFrom({ id: '463', price: 2 }, { id: '9', price: 0 }, { id: '5', price: 99 }),
  toUser: fc.constantFrom({ id: '9', nickname: '主播' }, { id: '8', nickname: '嘉宾' }),
  steps: fc.uniqueArray(fc.integer({ min: 1, max: 1314 }), { minLength: 1, maxLength: 5 }),
  combo: fc.boolean(),
  ends: fc.boolean(),
  second: fc.integer({ min: 0, max: 1 }),
})
/** One person sends one kind to one receiver once in a second: that is what group ids rest on. */
const sendings = fc.uniqueArray(sending, {
  minLength: 1,
  maxLength: 8,
  selector: ({ sender, kind, toUser, second }) => [sender, kind.id, toUser.id, second].join(),
})

type Sending = typeof sending extends fc.Arbitrary<infer T> ? T : never

/** The messages that tell of a sending, in order. */
function messagesOf({ sender, kind, toUser, steps, combo, ends, second }: Sending): GiftEvent[] {
  const count = combo ? Math.max(...steps) : 1
  const shared = {
    user: { id: sender, nickname: sender, roles: [] },
    comboId: String(1_700_000_000 + second),
    toUser,
    combo,
    comboEnd: !combo,
  }
  const priced = { id: kind.id, name: '', diamonds: kind.price }
  // Only the final message is sure to carry the price.
  const parts = combo ? steps.filter(step => step < count) : []
  const sent = parts.map(step => gift(step, { ...shared, gift: { ...priced, diamonds: 0 } }))
  sent.push(gift(count, { ...shared, gift: priced }))
  // Sent again under another id: a summary, as often as it likes, or for combos the same number.
  const end = { ...shared, gift: priced, comboEnd: true, summary: true } as const
  if (ends) sent.push(gift(count, end), gift(count, end))
  if (combo) sent.push(gift(count, { ...shared, gift: priced }))
  return sent
}

test('any order, any duplication, any death of the worker: the totals are the money, and so is what is offered', () => {
  fc.assert(
    fc.property(sendings, fc.infiniteStream(fc.nat(9)), (given, dice) => {
      const roll = () => dice.next().value
      const messages = given.flatMap(messagesOf)
      const order = shuffled([...messages, ...messages.filter(() => roll() < 4)], roll)
      const { room, offered } = livedThrough(order, roll)
      const counts = given.map(({ combo, steps }) => (combo ? Math.max(...steps) : 1))
      const money = sum(given.map(({ kind }, at) => kind.price * (counts[at] ?? 0)))
      expect(totals(room)).toEqual({ gifts: sum(counts), diamonds: money })
      expect(offered).toBe(sum(counts))
    }),
    { numRuns: 300 },
  )
})

/** Plays messages to a room whose worker now and then stores what it has, and now and then dies. */
function livedThrough(order: GiftEvent[], roll: () => number) {
  let room = fresh()
  let safe = { at: 0, state: structuredClone(room.stored()), entries: [] as Entry[], offered: 0 }
  let now = { entries: [] as Entry[], offered: 0 }
  let deaths = 0
  for (let at = 0; at < order.length; ) {
    const { entries, gifts } = room.accept(arrival(order.slice(at, ++at)))
    now.entries.push(...entries)
    now.offered += sum(gifts.map(({ added }) => added))
    if (roll() < 3) safe = structuredClone({ at, state: room.stored(), ...now })
    if (roll() < 2 && ++deaths < 5) {
      const { state, entries, offered } = structuredClone(safe)
      room = new RoomSession('7', NOW, state, entries)
      now = { entries, offered }
      at = safe.at
    }
  }
  return { room, ...now }
}

/** What the rows show: each entry that begins one, with the largest count that came to it. */
function rowsOf(entries: Entry[]): number[] {
  const rows = new Map<number, number>()
  for (const { n, into, event } of entries) {
    const row = into ?? n
    if (event.type === 'gift') rows.set(row, Math.max(rows.get(row) ?? 0, event.count))
  }
  return [...rows.values()]
}

function shuffled<T>(list: T[], roll: () => number): T[] {
  return list
    .map(item => ({ item, place: roll() * 1000 + roll() * 100 + roll() * 10 + roll() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
