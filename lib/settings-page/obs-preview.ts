import type { LiveEvent, User } from '../model/events.ts'

type Own<T extends LiveEvent = LiveEvent> = T extends LiveEvent
  ? Omit<T, 'id' | 'method' | 'roomId' | 'time' | 'receivedAt' | 'user'>
  : never

type Who = Pick<User, 'id' | 'nickname'> & Partial<User>
type Line = Own & { who: Who }

const ROOM = '1'
const SESSION = 'preview'

/** What the preview shows, over and over. */
const LINES: readonly Line[] = [
  chat({ id: '11', nickname: '雨猫米糕', level: 12 }, '质量怎么样啊'),
  gift({ id: '12', nickname: '桃芙' }, '亲吻', 10, 10),
  chat({ id: '13', nickname: '糖糖', roles: ['anchor'] }, '马上上三号链接'),
  chat({ id: '14', nickname: '阿芙芙', fansClub: { name: '小糖人', level: 6 } }, '新人报到'),
  gift({ id: '15', nickname: '云熊云', level: 41 }, '嘉年华', 30_000, 1),
  chat({ id: '16', nickname: '奶狗年' }, '主播试穿一下黑色的'),
  { type: 'follow', who: { id: '17', nickname: '海边的猫' } },
  gift({ id: '18', nickname: '天阿花' }, '跑车', 1200, 1),
  chat({ id: '19', nickname: '林间小路' }, '主播唱得太好了'),
]
const QUESTION = chat({ id: '11', nickname: '雨猫米糕' }, '这件驼色还有货没？')

/**
 * Messages for the page, as an outlet sends them: step 0, 1, 2, ... of an invented room without end.
 * @returns the `detail` of the event
 */
export function previewDetail(step: number): { messages: string } {
  const line = LINES[step % LINES.length] ?? QUESTION
  const n = step + 1
  const pinned = { type: 'pinned', room: ROOM, event: eventOf(QUESTION, '1') }
  const event = { type: 'event', room: ROOM, session: SESSION, n, event: eventOf(line, String(n + 1)) }
  return { messages: JSON.stringify([pinned, event]) }
}

/** How many lines there are until they begin again. */
export const PREVIEW_LINES = LINES.length

function eventOf({ who, ...own }: Line, id: string): LiveEvent {
  const base = { id, method: 'sample', roomId: ROOM, time: 0, receivedAt: 0, user: { roles: [], ...who } }
  return { ...base, ...own } as LiveEvent
}

function chat(who: Who, text: string): Line {
  return { type: 'chat', who, text, segments: [{ kind: 'text', text }] }
}

function gift(who: Who, name: string, diamonds: number, count: number): Line {
  return { type: 'gift', who, gift: { id: name, name, diamonds }, count, combo: false, comboEnd: true }
}
