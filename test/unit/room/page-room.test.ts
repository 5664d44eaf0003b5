import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CapturedFrame, CapturedSocket } from '../../../lib/model/captured.ts'
import { PageRoom } from '../../../lib/room/page-room.ts'

const RELAY = 'relay'

type Channel = Pick<CapturedSocket, 'socket' | 'roomId' | 'preview'>
const turn = (
  channel: Channel,
  state: CapturedSocket['state'],
  at: number,
  code?: number,
): CapturedSocket => ({
  kind: 'socket',
  ...channel,
  at,
  state,
  ...(code === undefined ? {} : { code }),
})
const frame = (
  channel: Channel,
  at: number,
  since: number,
  via: 'socket' | 'http' = 'socket',
): CapturedFrame => ({
  kind: 'frame',
  via,
  ...channel,
  at,
  since,
  bytes: new Uint8Array(),
})

/** A page that is told what happens in it, with the moment. */
function page(...before: ConstructorParameters<typeof PageRoom>) {
  const room = new PageRoom(...before)
  let sockets = 0
  return {
    room,
    shown: () => room.shown.roomId,
    address: (at: number, ...ids: string[]) => room.address(ids, at, at),
    /** Opens a socket; what it returns speaks, or closes it. */
    open(roomId: string, at: number, more: { preview?: true } = {}) {
      const channel = { socket: ++sockets, roomId, ...more }
      room.socket(RELAY, turn(channel, 'connecting', at))
      room.socket(RELAY, turn(channel, 'open', at + 50))
      return {
        says: (when: number) => room.frame(RELAY, frame(channel, when, at + 50), roomId),
        closes: (when: number, code: number) => room.socket(RELAY, turn(channel, 'closed', when, code)),
      }
    },
    polls: (roomId: string, at: number, since: number) =>
      room.frame(RELAY, frame({ socket: 0, roomId }, at, since, 'http'), roomId),
  }
}

describe('the room that a page shows', () => {
  test('is that of its socket', () => {
    const { open, room } = page()
    expect(room.shown).toEqual({ roomId: '', sure: false })
    open('7', 1_000)
    expect(room.shown).toEqual({ roomId: '7', sure: true })
  })

  test('is none where a card is all that there is', () => {
    const { open, shown } = page()
    open('8', 1_000, { preview: true }).says(1_100)
    expect(shown()).toBe('')
  })

  test('is a card’s where the address names it', () => {
    const { open, address, shown } = page()
    open('8', 1_000, { preview: true })
    address(2_000, '8')
    expect(shown()).toBe('8')
  })

  test('is the one that the address names, though another was opened first', () => {
    const { open, address, shown } = page()
    open('8', 1_000)
    expect(shown()).toBe('8')
    open('7', 1_500)
    address(1_600, '7')
    expect(shown()).toBe('7')
  })

  test('is not one that the address names and that nothing is heard of', () => {
    const { open, address, shown } = page()
    address(500, '7')
    open('8', 1_000)
    expect(shown()).toBe('8')
  })

  test('is the busier one of two that were opened together', () => {
    const { open, shown } = page()
    const quiet = open('8', 1_000)
    const busy = open('7', 1_200)
    quiet.says(2_000)
    for (let at = 0; at < 30; at++) busy.says(2_000 + at * 100)
    expect(shown()).toBe('7')
  })

  test('stays while its socket drops and comes back, though another is open meanwhile', () => {
    const { open, shown } = page()
    const own = open('7', 1_000)
    const other = open('8', 20_000)
    own.says(29_000)
    own.closes(30_000, 1006)
    other.says(31_000)
    expect(shown()).toBe('7')
    const again = open('7', 38_000)
    for (const at of [39_000, 60_000, 90_000]) {
      again.says(at)
      other.says(at + 1)
      expect(shown()).toBe('7')
    }
  })

  test('stays while the page goes over from its socket to polling', () => {
    const { open, polls, shown } = page()
    const own = open('7', 1_000)
    const other = open('8', 20_000)
    own.closes(40_000, 1000)
    other.says(40_500)
    expect(shown()).toBe('7')
    for (let at = 41_100; at < 90_000; at += 1_100) {
      polls('7', at, 1_000)
      other.says(at + 1)
      expect(shown()).toBe('7')
    }
  })

  test('is another one soon after the page has left the first', () => {
    const { open, shown } = page()
    const own = open('7', 1_000)
    const other = open('8', 20_000)
    own.closes(30_000, 1005)
    other.says(32_100)
    expect(shown()).toBe('8')
  })

  test('is another one once the first has been silent for long', () => {
    const { open, shown } = page()
    open('7', 1_000)
    const other = open('8', 20_000)
    for (let at = 21_000; at < 33_000; at += 1_000) other.says(at)
    expect(shown()).toBe('8')
  })

  test('stays where nothing else is heard, however silent it is', () => {
    const { open, room } = page()
    open('7', 1_000)
    open('8', 500_000, { preview: true }).says(600_000)
    expect(room.shown).toEqual({ roomId: '7', sure: true })
  })

  test('is that of the new address as soon as that is opened, though the last one’s goes on', () => {
    const { open, address, room } = page()
    const first = open('7', 1_000)
    first.says(19_000)
    address(20_000)
    expect(room.shown).toEqual({ roomId: '7', sure: false })
    first.says(20_100)
    expect(room.shown).toEqual({ roomId: '7', sure: false })
    const second = open('8', 20_400)
    expect(room.shown).toEqual({ roomId: '8', sure: true })
    for (let at = 21_000; at < 60_000; at += 1_000) {
      first.says(at)
      if (at % 10_000 === 0) second.says(at)
    }
    expect(room.shown.roomId).toBe('8')
  })

  test('may be opened just before the address changes', () => {
    const { open, address, shown } = page()
    open('7', 1_000)
    const next = open('8', 19_900)
    address(20_000)
    expect(shown()).toBe('8')
    next.says(40_000)
    expect(shown()).toBe('8')
  })

  test('goes on under another name, which is known to be its own after a while', () => {
    const { open, address, room } = page()
    const own = open('7', 1_000)
    own.says(19_000)
    address(20_000)
    own.says(24_000)
    expect(room.shown).toEqual({ roomId: '7', sure: false })
    own.says(30_100)
    expect(room.shown).toEqual({ roomId: '7', sure: true })
    open('8', 40_000).says(40_100)
    expect(room.shown.roomId).toBe('7')
  })

  test('is as the last worker knew it, though another speaks first', () => {
    const { room, open } = page(0, '7', 1_000, 50_000)
    open('8', 50_100).says(50_200)
    expect(room.shown).toEqual({ roomId: '7', sure: true })
    room.frame(RELAY, frame({ socket: 9, roomId: '7' }, 50_300, 1_000), '7')
    expect(room.shown).toEqual({ roomId: '7', sure: true })
    expect(room.openSockets(RELAY, '7')).toEqual([9])
    const other = { socket: 3, roomId: '8' }
    for (let at = 50_400; at < 60_000; at += 100) room.frame(RELAY, frame(other, at, 1_100), '8')
    expect(room.shown).toEqual({ roomId: '7', sure: true })
  })

  test('was not sure when the last worker died, and is not for that', () => {
    const { room, open } = page(49_000, '7', 1_000, 50_000)
    expect(room.shown).toEqual({ roomId: '7', sure: false })
    open('8', 50_100)
    expect(room.shown).toEqual({ roomId: '8', sure: true })
  })

  test('that goes away with its document makes way for another', () => {
    const { room, open } = page()
    open('7', 1_000)
    room.gone(RELAY)
    expect(room.has(RELAY, '7')).toBe(false)
    open('8', 2_000)
    expect(room.shown.roomId).toBe('8')
  })

  test('is found after the clock was set back', () => {
    const { open, address, room } = page()
    const first = open('7', 1_000_000)
    first.says(1_010_000)
    address(1_020_000)
    first.closes(1_020_100, 1000)
    open('8', 420_200)
    expect(room.shown.roomId).toBe('8')
    address(450_000)
    open('9', 450_100)
    expect(room.shown).toEqual({ roomId: '9', sure: true })
  })
})

describe('whatever happens in a page', () => {
  type Turn = { room: number; what: 'opens' | 'speaks' | 'closes' | 'drops'; after: number }
  const turns = fc.array(
    fc.record<Turn>({
      room: fc.nat({ max: 4 }),
      what: fc.constantFrom('opens', 'speaks', 'closes', 'drops'),
      after: fc.nat({ max: 15_000 }),
    }),
    { maxLength: 60 },
  )
  const CODES = { closes: 1000, drops: 1006 } as const

  /** Plays turns of two rooms and three cards; what the page shows after each turn of a room. */
  function shownOf(all: Turn[], withCards: boolean): string[] {
    const { room, shown } = page()
    let at = 1_000_000
    return all.flatMap(({ room: number, what, after }) => {
      at += after
      const isCard = number > 1
      if (isCard && !withCards) return []
      const channel: Channel = {
        socket: number,
        roomId: String(100 + number),
        ...(isCard && { preview: true }),
      }
      if (what === 'speaks') room.frame(RELAY, frame(channel, at, at), channel.roomId)
      else if (what === 'opens') room.socket(RELAY, turn(channel, 'open', at))
      else room.socket(RELAY, turn(channel, 'closed', at, CODES[what]))
      return isCard ? [] : [shown()]
    })
  }

  test('cards change nothing', () => {
    fc.assert(
      fc.property(turns, all => {
        expect(shownOf(all, true)).toEqual(shownOf(all, false))
      }),
    )
  })

  test('a room whose channel lives is not displaced by one that was opened later', () => {
    fc.assert(
      fc.property(turns, all => {
        const { room, shown, open } = page()
        const own = open('7', 1_000_000)
        let at = 1_004_000
        for (const { room: number, what, after } of all) {
          for (const until = at + after; at < until; at += 10_000) own.says(at)
          own.says(at)
          const channel = { socket: 10 + number, roomId: String(100 + number) }
          if (what === 'speaks') room.frame(RELAY, frame(channel, at, at), channel.roomId)
          else if (what === 'opens') room.socket(RELAY, turn(channel, 'open', at))
          else room.socket(RELAY, turn(channel, 'closed', at, CODES[what]))
          expect(shown()).toBe('7')
        }
      }),
    )
  })

  test('however quickly it changes rooms, a room is sure only under its own address, and the last is shown', () => {
    const visit = fc.record({
      room: fc.nat({ max: 3 }),
      /** Until the next change; from the change until its socket is opened; how long that lives after it. */
      stays: fc.integer({ min: 200, max: 20_000 }),
      opens: fc.integer({ min: 0, max: 150 }),
      lingers: fc.nat({ max: 5_000 }),
      every: fc.integer({ min: 20, max: 5_000 }),
    })
    fc.assert(
      fc.property(fc.array(visit, { minLength: 1, maxLength: 12 }), visits => {
        const happens: { at: number; does: (at: number) => void; address?: string }[] = []
        const { room, address, open } = page()
        let start = 1_000_000
        visits.forEach((visit, index) => {
          const roomId = String(100 + visit.room)
          const isLast = index === visits.length - 1
          const end = start + (isLast ? 15_000 : visit.stays)
          let socket: ReturnType<typeof open> | undefined
          const isSame = visits[index - 1]?.room === visit.room
          // The first address is the one that the page was loaded with.
          if (!isSame && index > 0) happens.push({ at: start, does: at => address(at), address: roomId })
          else happens.push({ at: start, does: () => {}, address: roomId })
          happens.push({
            at: start + visit.opens,
            does: at => {
              socket = open(roomId, at)
            },
          })
          const left = isLast ? end : end + visit.lingers
          for (let at = start + visit.opens + 60; at < left; at += visit.every)
            happens.push({ at, does: when => socket?.says(when) })
          if (!isLast) happens.push({ at: left, does: at => socket?.closes(at, 1000) })
          start = end
        })
        let named = ''
        for (const { at, does, address } of happens.toSorted((a, b) => a.at - b.at)) {
          named = address ?? named
          does(at)
          if (room.shown.sure) expect(room.shown.roomId).toBe(named)
        }
        expect(room.shown).toEqual({ roomId: named, sure: true })
      }),
    )
  })
})
