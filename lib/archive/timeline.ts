import type { Gap } from '../model/marks.ts'
import type { Minute } from '../store/records.ts'

/** The most points; longer sessions use coarser steps. */
const COLUMNS = 1500
const MINUTE_MS = 60_000

/** One value per step and line, null if unknown. */
export interface Timeline {
  /** Seconds since 1970, as uPlot wants. */
  at: number[]
  /** Length of a step in ms. */
  step: number
  /** Per minute, except `online`. */
  messages: (number | null)[]
  diamonds: (number | null)[]
  likes: (number | null)[]
  online: (number | null)[]
}

/**
 * Minutes as lines over time. A missing minute is silent, or a hole if nothing could be heard.
 * @param minutes in order, without empty ones
 */
export function timelineOf(minutes: readonly Minute[], gaps: readonly Gap[]): Timeline {
  const first = minutes[0]?.at ?? 0
  const last = minutes.at(-1)?.at ?? 0
  const count = (last - first) / MINUTE_MS + 1
  const every = Math.max(1, Math.ceil(count / COLUMNS))
  const step = every * MINUTE_MS
  const columns = minutes.length === 0 ? 0 : Math.ceil(count / every)
  const timeline: Timeline = {
    at: Array.from({ length: columns }, (_, at) => (first + at * step) / 1000),
    step,
    messages: values(columns),
    diamonds: values(columns),
    likes: values(columns),
    online: Array.from({ length: columns }, () => null),
  }
  const begin = minutes.find(minute => minute.likes > 0)
  let likes = begin?.likes ?? 0
  let toldAt = begin?.at ?? 0
  for (const minute of minutes) {
    const at = Math.floor((minute.at - first) / step)
    add(timeline.messages, at, minute.events / every)
    add(timeline.diamonds, at, minute.diamonds / every)
    if (minute.likes > likes) {
      // Likes come as a sum: an increase belongs to all minutes since the last.
      const since = (minute.at - toldAt) / MINUTE_MS
      for (let back = 0; back < since; back++) {
        const place = Math.floor((minute.at - back * MINUTE_MS - first) / step)
        add(timeline.likes, place, (minute.likes - likes) / since / every)
      }
      likes = minute.likes
    }
    if (minute.likes > 0) toldAt = minute.at
    if (minute.online > 0) timeline.online[at] = minute.online
  }
  for (const at of holesOf(timeline, gaps, first)) {
    timeline.messages[at] = null
    timeline.diamonds[at] = null
    timeline.likes[at] = null
  }
  holdValues(timeline.online)
  return timeline
}

function values(count: number): (number | null)[] {
  return Array.from({ length: count }, () => 0)
}

function add(line: (number | null)[], at: number, value: number): void {
  line[at] = (line[at] ?? 0) + value
}

function* holesOf({ messages, step }: Timeline, gaps: readonly Gap[], first: number): Generator<number> {
  for (const { from, to } of gaps) {
    const last = Math.min(messages.length - 1, Math.floor((to - first) / step))
    for (let at = Math.max(0, Math.floor((from - first) / step)); at <= last; at++) {
      if (messages[at] === 0) yield at
    }
  }
}

/** The number of viewers holds until the next value. */
function holdValues(line: (number | null)[]): void {
  let last: number | null = null
  for (const [at, value] of line.entries()) {
    if (value === null) line[at] = last
    else last = value
  }
}
