/** Gaps and other incidents between entries. */
export interface Mark {
  /**
   * opened, closed: sockets · lost: captured items that never arrived · failed: frames not fully read ·
   * restart: another worker took over · unstored: entries the disk refused · damaged: unreadable entries that
   * were removed
   */
  kind: 'opened' | 'closed' | 'lost' | 'failed' | 'restart' | 'unstored' | 'damaged'
  /** Ms since 1970 by this machine's clock. */
  at: number
  /** Start; for `restart`, the last frame before. */
  from?: number
  /** Last entry before it. */
  n: number
  /** 1 if not counted. */
  count: number
  /** Of the socket. */
  code?: number
  /** Events maybe stored before, while this `unstored` mark is unstored. */
  ids?: string[]
}

/** Limit per `unstored` mark. */
const MOST_IDS = 20_000

/** Adds a mark, or raises the last one's count if it is of the same kind and no entry followed. */
export function addMark(marks: Mark[], mark: Mark): void {
  const last = marks.at(-1)
  if (last?.kind === mark.kind && (last.n === mark.n || mark.kind === 'unstored')) {
    last.from ??= last.at
    last.count += mark.count
    last.at = mark.at
    last.n = mark.n
    if (mark.ids) last.ids = [...(last.ids ?? []), ...mark.ids].slice(0, MOST_IDS)
  } else {
    marks.push(mark)
  }
}

/** Messages may be missing; ms since 1970. */
export interface Gap {
  kind: 'closed' | 'lost' | 'failed' | 'restart' | 'unstored' | 'damaged'
  from: number
  to: number
  count: number
}

/**
 * In order of time. A socket's gap ends when one opens again; if none does, the session ended without a gap.
 * @param marks in order of making
 */
export function gapsOf(marks: readonly Mark[]): Gap[] {
  const gaps: Gap[] = []
  let closed: Mark | undefined
  for (const mark of marks) {
    if (mark.kind === 'closed') {
      closed ??= mark
    } else if (mark.kind === 'opened') {
      if (closed) gaps.push({ kind: 'closed', from: closed.at, to: mark.at, count: 1 })
      closed = undefined
    } else {
      gaps.push({ kind: mark.kind, from: mark.from ?? mark.at, to: mark.at, count: mark.count })
    }
  }
  return gaps.sort((a, b) => a.from - b.from)
}
