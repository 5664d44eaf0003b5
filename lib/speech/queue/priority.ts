import type { EventType, LiveEvent } from '../../model/events.ts'

/** A smaller number goes first. */
export const PRIORITY = {
  /** A gift that may interrupt. */
  great: 0,
  paid: 1,
  /** Of the anchor, admins and those always read; and what the anchor starts. */
  host: 2,
  follow: 3,
  chat: 4,
  share: 5,
  crowd: 6,
} as const

const BY_TYPE: Partial<Record<EventType, number>> = {
  superchat: PRIORITY.paid,
  gift: PRIORITY.paid,
  fansclub: PRIORITY.paid,
  control: PRIORITY.host,
  lottery: PRIORITY.host,
  battle: PRIORITY.host,
  product: PRIORITY.host,
  follow: PRIORITY.follow,
  chat: PRIORITY.chat,
  emoji: PRIORITY.chat,
  share: PRIORITY.share,
  notice: PRIORITY.share,
}

/** @param always its sender is always read */
export function priorityOf(event: LiveEvent, always: boolean): number {
  const own = BY_TYPE[event.type] ?? PRIORITY.crowd
  const speaks = event.type === 'chat' || event.type === 'emoji'
  return speaks && (always || (event.user?.roles.length ?? 0) > 0) ? PRIORITY.host : own
}

/** Moved up by the user: said next, never dropped for time or gathered. */
export function isMovedUp({ priority }: { priority: number }): boolean {
  return priority < PRIORITY.great
}

/** Paid events are never dropped. */
export function isPaid({ type }: LiveEvent): boolean {
  return type === 'superchat' || type === 'gift' || type === 'fansclub'
}
