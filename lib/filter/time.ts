import type { Moment, Operator, TimeValue } from './tree.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 86_400 * SECOND

/** From start to before end; ms since 1970 on the reader's clock, or of a day. */
interface Span {
  start: number
  end: number
  /** Repeats every day. */
  daily: boolean
}

/**
 * A moment lasts as long as its last unit: `> 21:00` starts at 21:01, until midnight.
 * @param offset of the reader's clock, in minutes east of UTC
 */
export function timeTest(operator: Operator, values: readonly TimeValue[], offset: number) {
  const tests = values.map(value => localTest(operator, value))
  return (time: number) => {
    const local = time + offset * MINUTE
    return tests.some(passes => passes(local))
  }
}

function localTest(operator: Operator, value: TimeValue): (local: number) => boolean {
  if ('from' in value || 'to' in value) {
    const from = value.from && span(value.from)
    const to = value.to && span(value.to)
    return within(from?.start, to?.end, (from ?? to)?.daily ?? false)
  }
  const { start, end, daily } = span(value as Moment)
  switch (operator) {
    case '=':
      return within(start, end, daily)
    case '>':
      return within(end, undefined, daily)
    case '>=':
      return within(start, undefined, daily)
    case '<':
      return within(undefined, start, daily)
    case '<=':
      return within(undefined, end, daily)
  }
}

function within(
  start: number | undefined,
  end: number | undefined,
  daily: boolean,
): (local: number) => boolean {
  const least = start ?? Number.NEGATIVE_INFINITY
  const most = end ?? Number.POSITIVE_INFINITY
  if (!daily) return local => local >= least && local < most
  const overMidnight = start !== undefined && end !== undefined && end < start
  return local => {
    const ofDay = ((local % DAY) + DAY) % DAY
    return overMidnight ? ofDay >= least || ofDay < most : ofDay >= least && ofDay < most
  }
}

function span({ day, clock }: Moment): Span {
  const days = day ? Date.UTC(day.year, day.month - 1, day.day) : 0
  if (!clock) return { start: days, end: days + DAY, daily: false }
  const { hour, minute, second } = clock
  const start = days + (hour * 3600 + minute * 60 + (second ?? 0)) * SECOND
  return { start, end: start + (second === undefined ? MINUTE : SECOND), daily: !day }
}
