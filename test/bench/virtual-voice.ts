import type { Entry } from '../../lib/model/entry.ts'
import type { LiveEvent } from '../../lib/model/events.ts'
import { RoomSession } from '../../lib/room/session.ts'
import type { Policy } from '../../lib/speech/queue/admission.ts'
import { SpeechQueue, type Turn } from '../../lib/speech/queue/queue.ts'

/** A slow voice at rate 1. Signs count as characters, spaces do not. */
const CHARACTER_MS = 180
/** News reaches the queue as the worker's journal brings it. */
const TICK_MS = 100

/** What a listener heard of a room. */
export interface Heard {
  entries: Entry[]
  /** What was said, and when it began. */
  turns: { at: number; turn: Turn }[]
}

/**
 * Listens to a room in virtual time, without waiting.
 * @param events in order of time
 * @returns when the last is said
 */
export function listenTo(events: readonly LiveEvent[], policy: Policy): Heard {
  const startsAt = events[0]?.time ?? 0
  const room = new RoomSession('7', startsAt)
  const queue = new SpeechQueue(policy)
  const heard: Heard = { entries: [], turns: [] }
  let next = 0
  let free = startsAt
  for (let now = startsAt; ; now += TICK_MS) {
    const from = next
    while (next < events.length && (events[next]?.time ?? 0) <= now) next++
    const came = events.slice(from, next)
    const accepted = room.accept({ events: came, now, via: 'socket', at: now, since: startsAt })
    heard.entries.push(...accepted.entries)
    if (came.length > 0) queue.add({ roomId: '7', anchor: '', ...accepted }, now)
    for (free = Math.max(free, now); free < now + TICK_MS; ) {
      const turn = queue.next(free)
      if (!turn) break
      heard.turns.push({ at: free, turn })
      free += ([...turn.text.replace(/\s/g, '')].length * CHARACTER_MS) / turn.rate
    }
    if (next === events.length && queue.length === 0 && queue.nextDue(now) === undefined) return heard
  }
}
