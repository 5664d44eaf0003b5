import type { EventType, LiveEvent } from '../model/events.ts'
import type { Settings } from '../settings/schema/schema.ts'
import type { Manner } from '../speech/engine/engine.ts'
import { mannerOf } from '../speech/manner.ts'
import { createWords } from '../speech/words.ts'

/** What would be said for an event now; empty text: nothing. */
export function trialOf(
  settings: Settings,
  event: LiveEvent,
  count: number,
): { text: string; manner: Manner } {
  const { speech, people } = settings
  const words = createWords(speech, people)
  return {
    text: words.event(event, { count, names: true }),
    manner: { ...mannerOf(event, 1, settings), written: words.written(event) },
  }
}

interface TrialRow {
  event: LiveEvent
  count: number
  recalled: boolean
}

/** The feed's latest event of a type. */
export function latestOf(
  rows: readonly TrialRow[],
  type: EventType,
): Pick<TrialRow, 'event' | 'count'> | undefined {
  return rows.findLast(({ event, recalled }) => event.type === type && !recalled)
}
