const FAULTS = ['nothing', 'strange', 'gzip', 'cut', 'large', 'note'] as const

/**
 * What is wrong with a file that is meant to be a recording. nothing: no message in it can be read · strange: it does not
 * begin like one · gzip: it cannot be unpacked · cut: it ends within a frame · large: more than is taken · note: one of our
 * notes is broken
 */
export type FaultKind = (typeof FAULTS)[number]

/** Thrown with the offset, in the bytes unpacked, at which it was found. Its message crosses from a worker to its page. */
export class RecordingFault extends Error {
  constructor(kind: FaultKind, offset: number) {
    super(`recording ${kind} ${offset}`)
  }
}

/** Reads the message of a fault; undefined where it is another error's. */
export function faultOf(message: string): { kind: FaultKind; offset: number } | undefined {
  const [, name, offset] = /^recording (\w+) (\d+)$/.exec(message) ?? []
  const kind = FAULTS.find(one => one === name)
  return kind && { kind, offset: Number(offset) }
}
