import type { Entry } from '../../../lib/model/entry.ts'

/** The texts of the chats among entries. */
export function chatTexts(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ event }) => (event.type === 'chat' ? [event.text] : []))
}

export function eventIds(entries: readonly Entry[]): string[] {
  return entries.map(({ event }) => event.id)
}
