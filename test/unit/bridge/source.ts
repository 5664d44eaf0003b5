import { ROOM, ROOM_ID, TIME, USER } from './told.ts'

const { roomId: room, webRid, title, anchor, status } = ROOM
const described = { room, webRid, title, anchor, status }

/** Messages as the extension sends them. */
export const toldByOutlet = {
  hello: () => JSON.stringify({ type: 'hello', version: 1, app: 'tingdan', rooms: [described] }),
  status: (status: string) => JSON.stringify({ type: 'status', ...described, status }),
  gap: (to: number) =>
    JSON.stringify({ type: 'gap', session: ROOM_ID, room, from: to, to, count: 1, reason: 'late' }),
  chat: (n: number, text: string, more: { history?: true; type?: string; adds?: object } = {}) => {
    const { type = 'chat', ...marks } = more
    const event = { type, id: String(n), method: 'WebcastChatMessage', ...common(n), text, segments: [] }
    return JSON.stringify({ type: 'event', session: ROOM_ID, n, room, ...marks, event })
  },
  like: (n: number) => {
    const event = {
      type: 'like',
      id: String(n),
      method: 'WebcastLikeMessage',
      ...common(n),
      count: 1,
      total: 9,
    }
    return JSON.stringify({ type: 'event', session: ROOM_ID, n, room, event })
  },
}

function common(n: number) {
  return { roomId: ROOM_ID, time: TIME + n, receivedAt: TIME + n + 40, user: USER }
}
