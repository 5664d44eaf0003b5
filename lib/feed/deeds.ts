import { isTalk } from '../model/talk.ts'
import type { Row } from './row.ts'

/** What one person did, counted. */
export interface Deeds {
  chats: number
  gifts: number
  diamonds: number
  likes: number
  /** When they were first and last heard of, ms since 1970; 0: never. */
  firstAt: number
  lastAt: number
}

/** Counts what rows tell of one person's doings; `rows` are theirs. */
export function countDeeds(rows: readonly Row[]): Deeds {
  const deeds: Deeds = { chats: 0, gifts: 0, diamonds: 0, likes: 0, firstAt: 0, lastAt: 0 }
  for (const { event, count, diamonds } of rows) {
    if (isTalk(event)) deeds.chats++
    if (event.type === 'like') deeds.likes += event.count
    deeds.gifts += count
    deeds.diamonds += diamonds
    deeds.firstAt = deeds.firstAt === 0 ? event.time : Math.min(deeds.firstAt, event.time)
    deeds.lastAt = Math.max(deeds.lastAt, event.time)
  }
  return deeds
}
