/** What can be wrong with a recording: see `RecordingFault`. */
export type RecordingProblem = 'nothing' | 'strange' | 'gzip' | 'cut' | 'large' | 'note'
/**
 * What can be wrong with JSON Lines. json: no JSON, or cut off · value: a value that is not ours · order: entries out of order ·
 * headless: no session is named before · empty: nothing at all · long: a line longer than any of ours · text: no UTF-8
 */
export type LineProblem = 'json' | 'value' | 'order' | 'headless' | 'empty' | 'long' | 'text'

/** Why something could not be done, as far as it is known. Of no language: see `lib/i18n/faults.ts`. It crosses from a worker. */
export type Fault =
  /** The disk is full. */
  | { kind: 'full' }
  /** The browser's database does not open, or does not answer. */
  | { kind: 'database' }
  /** The session was deleted meanwhile. */
  | { kind: 'gone' }
  /** The background did not answer, though it was asked more than once. */
  | { kind: 'unreachable' }
  /** A file cannot be read or written any more: it was moved, changed or deleted. */
  | { kind: 'file' }
  /** The browser, or whoever uses it, did not allow it. */
  | { kind: 'denied' }
  /** A file was saved, without so many events that cannot be read. */
  | { kind: 'unread'; count: number }
  /** A recording, and the offset at which it is wrong, in the bytes unpacked. */
  | { kind: 'recording'; problem: RecordingProblem; offset: number }
  /** `line` counts from 1; `path` is where in the line. */
  | { kind: 'line'; problem: LineProblem; line: number; path?: string }
  /** Anything else, in the words of whatever failed: for whoever mends it, in English. */
  | { kind: 'unknown'; detail: string }

/** An error that says what a person can be told. */
export class Failure extends Error {
  readonly fault: Fault

  constructor(fault: Fault, options?: ErrorOptions) {
    super(Object.values(fault).join(' '), options)
    this.fault = fault
  }
}

/** By the names of errors of browsers and of the database's library. */
const KINDS: ReadonlyMap<unknown, 'full' | 'database' | 'file' | 'denied'> = new Map([
  ['QuotaExceededError', 'full'],
  ['OpenFailedError', 'database'],
  ['DatabaseClosedError', 'database'],
  ['MissingAPIError', 'database'],
  ['VersionError', 'database'],
  ['UnknownError', 'database'],
  ['InvalidStateError', 'database'],
  ['TransactionInactiveError', 'database'],
  ['TimeoutError', 'database'],
  ['NotReadableError', 'file'],
  ['NotFoundError', 'file'],
  ['NoModificationAllowedError', 'file'],
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
])

/** What is known of an error, whatever was thrown. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Failure) return error.fault
  // The library wraps the browser's error in one of its own, which tells less.
  const kind = KINDS.get(nameOf(ownError(error))) ?? KINDS.get(nameOf(error))
  if (kind) return { kind }
  return {
    kind: 'unknown',
    detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  }
}

/** Whether an error only says that someone gave up. The database's library has errors of that name, which say something else. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}

function ownError(error: unknown): unknown {
  return error instanceof Error && 'inner' in error ? error.inner : undefined
}

function nameOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'name') : undefined
}
