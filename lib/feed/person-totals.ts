import { isTalk } from '../model/talk.ts'
import type { Row } from './row.ts'

export interface PersonTotals {
  chats: number
  gifts: number
  diamonds: number
  likes: number
  /** When first and last seen, ms since 1970; 0: never. */
  firstAt: number
  lastAt: number
}

export function personTotals(rows: readonly Row[]): PersonTotals {
  const totals: PersonTotals = { chats: 0, gifts: 0, diamonds: 0, likes: 0, firstAt: 0, lastAt: 0 }
  for (const { event, count, diamonds } of rows) {
    if (isTalk(event)) totals.chats++
    if (event.type === 'like') totals.likes += event.count
    totals.gifts += count
    totals.diamonds += diamonds
    totals.firstAt = totals.firstAt === 0 ? event.time : Math.min(totals.firstAt, event.time)
    totals.lastAt = Math.max(totals.lastAt, event.time)
  }
  return totals
}
