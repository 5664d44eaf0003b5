/** What was amiss around a room's entries, or ended being so. A history has gaps: they are data too. */
export interface Mark {
  /**
   * opened, closed: whether any socket of the room was open · lost: captured items that never reached us · failed:
   * frames of which something could not be read · restart: another worker went on · unstored: entries that the disk
   * refused · damaged: entries that could not be read any more, and were taken out
   */
  kind: 'opened' | 'closed' | 'lost' | 'failed' | 'restart' | 'unstored' | 'damaged'
  /** Ms since 1970 by this machine's clock. */
  at: number
  /** When it began, where it lasted: for `restart`, when the last frame before had come. */
  from?: number
  /** The last entry before it. */
  n: number
  /** How many, for what is counted; else 1. */
  count: number
  /** Close code of the socket, where it has one. */
  code?: number
}

/** Adds a mark; what is counted grows where the last one is of the same kind and no stored entry came between. */
export function addMark(marks: Mark[], mark: Mark): void {
  const last = marks.at(-1)
  if (last?.kind === mark.kind && (last.n === mark.n || mark.kind === 'unstored')) {
    last.from ??= last.at
    last.count += mark.count
    last.at = mark.at
    last.n = mark.n
  } else {
    marks.push(mark)
  }
}

/** A stretch of time in which something of a room may be missing, both ends in ms since 1970. */
export interface Gap {
  kind: 'closed' | 'lost' | 'failed' | 'restart' | 'unstored' | 'damaged'
  from: number
  to: number
  count: number
}

/**
 * The gaps that marks tell of, in order of time. A socket's gap lasts until one is open again; what never opened
 * again is the end, and no gap.
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
