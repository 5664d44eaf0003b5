import type { EventType, LiveEvent } from '../protocol/events.ts'
import { KINDS } from '../protocol/kinds.ts'
import type { ComboRest } from '../room/combos.ts'
import type { Entry } from '../room/entry.ts'
import type { Utterance } from './utterance.ts'

/** How many utterances wait at the most, gifts apart. */
export const WAITING_LIMIT = 20

/** What speech is told of: entries as they are accepted, and gifts once their count is final. */
export interface News {
  roomId: string
  entries: Entry[]
  rests: ComboRest[]
}

/**
 * What of the news is to be said, in order. History, what was taken back in the same breath and gifts whose
 * combo still runs are not.
 * @param speaks whether the user wants this type read aloud
 */
export function worthSaying(
  { roomId, entries, rests }: News,
  speaks: (type: EventType) => boolean,
): Utterance[] {
  const recalled = new Set(entries.flatMap(entry => entry.recalls ?? []))
  const said: Utterance[] = entries
    .filter(entry => entry.event.type !== 'gift' && isSayable(entry) && !recalled.has(entry.n))
    .map(({ n, event }) => ({ roomId, n, event, count: 1 }))
  for (const { n, event, count } of rests) said.push({ roomId, n, event, count })
  return said.filter(({ event }) => speaks(event.type)).sort((a, b) => a.n - b.n)
}

function isSayable({ history, event }: Entry): boolean {
  return !history && KINDS[event.type].template !== ''
}

/**
 * Adds utterances to those that wait, within the bound: the oldest of no price go first, gifts never.
 * @returns what waits from now on, in order, and what was dropped of it
 */
export function admit(
  waiting: Utterance[],
  added: Utterance[],
): { waiting: Utterance[]; dropped: Utterance[] } {
  const all = [...waiting, ...added]
  let excess = all.filter(({ event }) => !isPaid(event)).length - WAITING_LIMIT
  const dropped: Utterance[] = []
  const kept = all.filter(utterance => {
    if (excess <= 0 || isPaid(utterance.event)) return true
    excess--
    dropped.push(utterance)
    return false
  })
  return { waiting: kept, dropped }
}

function isPaid(event: LiveEvent): boolean {
  return event.type === 'gift'
}
