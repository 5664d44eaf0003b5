import { quoted } from '../../filter/print.ts'
import type { LiveEvent } from '../../model/events.ts'

/** Counts something in a session's events, all of them, in order. */
export interface Ranking {
  /** @param anchor name, which is in many texts */
  add(event: LiveEvent, anchor?: string): void
  /** The most frequent, first. */
  most(limit: number): Ranked[]
}

export interface Ranked {
  text: string
  count: number
  /** Filter that finds them. */
  query: string
}

/** The most texts held; beyond this the rarest go. */
export const MOST = 50_000

const CODES = /\[[^[\]]{1,12}\]|https?:\/\/\S+/gu

/** What a person typed, without codes of emoji and addresses. */
export function typedIn(text: string): string {
  return text.slice(0, 300).replace(CODES, ' ').trim()
}

/** Filter for what was written with a text in it. */
export function chatsWith(text: string): string {
  return `type:chat,superchat text:${quoted(text)}`
}

export function dropRare<V>(counts: Map<string, V>, countOf: (value: V) => number): void {
  for (const [key, value] of counts) if (countOf(value) < 2) counts.delete(key)
}
