import type { ChatEvent, GiftEvent, LiveEvent } from '../../../lib/model/events.ts'
import type { Arrival } from '../../../lib/room/session.ts'

/** When the page joined, by both clocks, unless a test says otherwise. */
export const JOINED = 1_700_000_000_000

let made = 0

type Base = Pick<LiveEvent, 'id' | 'roomId' | 'time' | 'receivedAt'> & {
  user: NonNullable<LiveEvent['user']>
}

function base(method: string): Base & { method: string } {
  return {
    id: String(++made),
    method,
    roomId: '7',
    time: JOINED + 1500,
    receivedAt: JOINED + 1600,
    user: { id: '1', nickname: '甲', roles: [] },
  }
}

export function chat(text: string, more: Partial<ChatEvent> = {}): ChatEvent {
  return { type: 'chat', ...base('WebcastChatMessage'), text, segments: [], ...more }
}

export function gift(count: number, more: Partial<GiftEvent> = {}): GiftEvent {
  return {
    type: 'gift',
    ...base('WebcastGiftMessage'),
    gift: { id: '463', name: '小心心', diamonds: 2 },
    count,
    comboId: '100',
    combo: true,
    comboEnd: false,
    ...more,
  }
}

export function arrival(events: LiveEvent[], more: Partial<Arrival> = {}): Arrival {
  return { events, now: JOINED + 1600, via: 'socket', at: JOINED + 1600, since: JOINED, ...more }
}
