import type { BridgeRoom, Told } from '../../../lib/bridge/told.ts'
import type { LiveEvent, User } from '../../../lib/model/events.ts'

/** More digits than a double keeps. */
export const MSG_ID = '7430000000000000123'
export const ROOM_ID = '7429999999999999881'
export const TIME = 1_764_000_000_123

export const ANCHOR: User = {
  id: '9007199254740993',
  nickname: '糖糖',
  secUid: 'MS4wAnchor',
  avatarUrl: 'https://p3.douyinpic.com/anchor.jpg',
  roles: ['anchor'],
}
export const ROOM: BridgeRoom = {
  roomId: ROOM_ID,
  webRid: '80017709309',
  title: '春装上新',
  anchor: '糖糖',
  status: 'live',
  anchorUser: ANCHOR,
}
export const USER: User = {
  id: '98765432109876543',
  nickname: '小禾',
  secUid: 'MS4wUser',
  displayId: 'xiaohe',
  avatarUrl: 'https://p3.douyinpic.com/xiaohe.jpg',
  gender: 2,
  level: 23,
  fansClub: { name: '糖糖团', level: 7 },
  roles: ['admin'],
}

type Own<E> = E extends LiveEvent ? Omit<E, 'id' | 'roomId' | 'time' | 'receivedAt'> : never

/** An event as the bridge tells it. */
export function told(own: Own<LiveEvent>, added = 0, room = ROOM): Told {
  const event = { id: MSG_ID, roomId: ROOM_ID, time: TIME, receivedAt: TIME + 40, ...own } as LiveEvent
  return { event, room, added }
}
