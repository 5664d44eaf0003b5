import { compileFilter, type Matcher } from '../../../lib/filter/compile.ts'
import { parseFilter } from '../../../lib/filter/parse.ts'
import type { Entry, RoomView } from '../../../lib/model/entry.ts'
import type { ChatEvent, EventType, GiftEvent, LiveEvent } from '../../../lib/model/events.ts'
import { EVENT_TYPES } from '../../../lib/model/kinds.ts'
import { noTotals } from '../../../lib/room/session.ts'

const AT = 1_776_000_000_000

/** Every type is shown, or only those named. */
export function showing(...types: EventType[]): Record<EventType, boolean> {
  const all = types.length === 0
  return Object.fromEntries(EVENT_TYPES.map(type => [type, all || types.includes(type)])) as Record<
    EventType,
    boolean
  >
}

/** Passes every row. */
export const everything: Matcher = () => true

/** What is typed in the search box, as the feed is given it. */
export function filter(source: string): Matcher {
  const parsed = parseFilter(source)
  if (!parsed.ok) throw new Error(`${source}: ${parsed.error.code}`)
  return compileFilter(parsed.filter, { offset: 480 })
}

function base(n: number, nickname: string) {
  return {
    id: String(1_000_000 + n),
    method: 'Webcast',
    roomId: '7',
    time: AT + n,
    receivedAt: AT + n,
    user: { id: String(n), nickname, roles: [] },
  }
}

export function chat(n: number, text = `第 ${n} 句`, nickname = `人${n}`): Entry & { event: ChatEvent } {
  return { n, event: { ...base(n, nickname), type: 'chat', text, segments: [{ kind: 'text', text }] } }
}

export function gift(n: number, count: number, more: Partial<Entry> = {}): Entry & { event: GiftEvent } {
  return {
    n,
    event: {
      ...base(n, '送礼人'),
      type: 'gift',
      gift: { id: '463', name: '小心心', diamonds: 2 },
      count,
      combo: true,
      comboEnd: false,
    },
    ...more,
  } as Entry & { event: GiftEvent }
}

export function like(n: number, count: number, nickname = `人${n}`): Entry {
  return { n, event: { ...base(n, nickname), type: 'like', count, total: 1_000 + n } }
}

export function entryOf(n: number, type: 'enter' | 'follow' | 'system', more: Partial<Entry> = {}): Entry {
  const event = { ...base(n, `人${n}`), type, memberCount: 1 } as LiveEvent
  return { n, event, ...more }
}

export function room(more: Partial<RoomView> = {}): RoomView {
  return {
    roomId: '7',
    webRid: '77',
    title: '晚安电台',
    anchor: '晚安',
    tabs: [5],
    status: 'live',
    statusSince: AT,
    lastFrameAt: AT,
    firstAt: AT,
    totals: noTotals(),
    ...more,
  }
}

export const NOW = AT
