import type { LiveEvent, User } from '../model/events.ts'
import { RoomSession } from '../room/session.ts'
import { DEMO_SCRIPT, type DemoLine } from './demo-script.ts'
import type { PanelState } from './state.ts'

/** Id of the invented room; Douyin's ids are longer. */
const ROOM = '1'
/** Ms between lines: reading speed. */
const PACE_MS = 1400

/**
 * Plays an invented room in a loop, without network, through a real `RoomSession`.
 * @param heard gets each event and its count
 */
export function playDemo(
  state: Pick<PanelState, 'receive'>,
  title: string,
  heard: (event: LiveEvent, count: number) => void,
  signal: AbortSignal,
): void {
  const startedAt = Date.now()
  const session = new RoomSession(ROOM, startedAt)
  session.describe({ url: '', webRid: '', title, anchor: '糖糖' })
  session.socket('', { kind: 'socket', socket: 1, state: 'open', roomId: ROOM, at: startedAt })
  const view = () => session.view(Date.now(), [0])
  state.receive({ type: 'rooms', rooms: [view()], pages: [] })
  state.receive({ type: 'snapshot', room: view(), entries: [] })
  let at = 0
  const timer = setInterval(() => {
    const line = DEMO_SCRIPT[at % DEMO_SCRIPT.length]
    if (!line) return
    const event = eventOf(line, String(++at), Date.now())
    const now = Date.now()
    const { entries } = session.accept({ events: [event], now, via: 'socket', at: now, since: startedAt })
    state.receive({ type: 'delta', roomId: ROOM, entries, room: view() })
    heard(event, event.type === 'gift' ? event.count : 1)
  }, PACE_MS)
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
}

function eventOf({ who, ...own }: DemoLine, id: string, time: number): LiveEvent {
  const base = { id, method: 'WebcastDemo', roomId: ROOM, time, receivedAt: time, user: userNamed(who) }
  return { ...base, ...own } as LiveEvent
}

function userNamed(name: string): User {
  const id = String([...name].reduce((sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0), 7) % 1e9)
  const known = CAST[name]
  return { id, nickname: name, roles: [], ...known }
}

const CLUB = '小糖人'
const CAST: Readonly<Record<string, Partial<User>>> = {
  糖糖: { roles: ['anchor'], level: 33 },
  阿茶: { roles: ['admin'], level: 24, fansClub: { name: CLUB, level: 16 } },
  林间小路: { level: 12, fansClub: { name: CLUB, level: 8 } },
  海边的猫: { level: 3 },
  大海: { level: 41, fansClub: { name: CLUB, level: 21 } },
}
