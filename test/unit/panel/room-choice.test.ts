import { describe, expect, test } from 'vitest'
import type { PageView } from '../../../lib/messages/panel.ts'
import type { RoomView } from '../../../lib/model/entry.ts'
import { UnreadRooms, wantedRoom } from '../../../lib/panel/room-choice.ts'
import { noTotals } from '../../../lib/room/session.ts'
import { DEFAULTS } from '../../../lib/settings/schema/schema.ts'

const page = (tabId: number, roomId: string): PageView => ({
  tabId,
  roomId,
  webRid: '',
  title: '',
  anchor: '',
  since: 0,
  orphaned: false,
})
const pages = [page(1, '71'), page(2, '72'), page(3, '')]

describe('which room a panel asks for', () => {
  test('the one that was picked, whatever tab is in front', () => {
    expect(wantedRoom({ by: 'room', roomId: '79' }, 1, pages, '71')).toBe('79')
  })
  test('the liveliest is the worker to decide', () => {
    expect(wantedRoom({ by: 'liveliest' }, 1, pages, '71')).toBeNull()
  })
  test.each([
    ['its room', 2, '72'],
    ['no room yet: what was shown stays', 3, '71'],
    ['no page of a room: what was shown stays', 9, '71'],
    ['not known', 0, '71'],
  ])('of the tab in front: %s', (_, tab, room) => {
    expect(wantedRoom({ by: 'tab' }, tab, pages, '71')).toBe(room)
  })
  test('of the tab in front, before any: the liveliest', () => {
    expect(wantedRoom({ by: 'tab' }, 9, pages, null)).toBeNull()
  })
})

describe('what came in other rooms', () => {
  const room = (events: Record<string, number>): RoomView => ({
    roomId: '71',
    webRid: '',
    title: '',
    anchor: '',
    tabs: [],
    status: 'live',
    statusSince: 0,
    lastFrameAt: 0,
    firstAt: 0,
    totals: { ...noTotals(), events },
  })
  const { show } = DEFAULTS
  test('is counted from when the room turned up', () => {
    const unread = new UnreadRooms()
    expect(unread.count(room({ chat: 40 }), show)).toBe(0)
    expect(unread.count(room({ chat: 43, gift: 2 }), show)).toBe(5)
  })
  test('counts only what the feed would show', () => {
    const unread = new UnreadRooms()
    unread.see(room({ chat: 1 }), show)
    expect(unread.count(room({ chat: 2, enter: 50, system: 9 }), show)).toBe(1)
  })
  test('is nothing once the reader has been there', () => {
    const unread = new UnreadRooms()
    unread.see(room({ chat: 1 }), show)
    unread.see(room({ chat: 30 }), show)
    expect(unread.count(room({ chat: 30 }), show)).toBe(0)
  })
})
