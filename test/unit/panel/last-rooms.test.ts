import { expect, test } from 'vitest'
import { lastRooms } from '../../../lib/feed/last-rooms.ts'
import { freshState } from '../../../lib/room/session.ts'
import type { SessionRecord } from '../../../lib/store/records.ts'
import { newSession } from '../../../lib/store/sessions.ts'

const session = (webRid: string, lastAt: number, more: Partial<SessionRecord> = {}): SessionRecord => ({
  ...newSession(freshState(`${lastAt}`, lastAt)),
  webRid,
  anchor: `主播${webRid}`,
  title: `第${lastAt}场`,
  lastAt,
  ...more,
})
const of = (webRid: string, lastAt: number) => ({
  webRid,
  anchor: `主播${webRid}`,
  title: `第${lastAt}场`,
  lastAt,
})

test('each room once, by its last session, the latest first', () => {
  expect(lastRooms([session('a', 5), session('b', 4), session('a', 3), session('c', 2)], 9)).toEqual([
    of('a', 5),
    of('b', 4),
    of('c', 2),
  ])
})
test('not what was imported, nor what has no address, and no more than asked for', () => {
  const sessions = [session('a', 5, { origin: 'import' }), session('', 4), session('b', 3), session('c', 2)]
  expect(lastRooms(sessions, 1)).toEqual([of('b', 3)])
})
