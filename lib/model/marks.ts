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
  /** Its start; for `restart`, the time of the last frame before. */
  from?: number
  /** The last entry before it. */
  n: number
  /** 1 for what is not counted. */
  count: number
  /** Of the socket. */
  code?: number
  /** Of events that may have been stored before, while this `unstored` mark is not stored itself. */
  ids?: string[]
}

/** Limit per `unstored` mark. */
const MOST_IDS = 20_000

/** Adds a mark, or raises the last one's count if it has the same kind and no entry followed. */
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

/** Messages may be missing in this time; ms since 1970. */
export interface Gap {
  kind: 'closed' | 'lost' | 'failed' | 'restart' | 'unstored' | 'damaged'
  from: number
  to: number
  count: number
}

/**
 * The gaps in order of time. A socket's gap ends when one opens again; if none does, the session ended without a gap.
 * @param marks in the order in which they were made
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
