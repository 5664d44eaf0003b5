/** See `RecordingFault`. */
export type RecordingProblem = 'nothing' | 'strange' | 'gzip' | 'cut' | 'large' | 'note'
/**
 * Faults of JSON Lines. json: not JSON, or cut off · value: unknown value · order: entries out of order ·
 * headless: no session line · empty · long: line too long · text: not UTF-8
 */
export type LineProblem = 'json' | 'value' | 'order' | 'headless' | 'empty' | 'long' | 'text'

/** A failure without a language: `lib/i18n/faults.ts` has the words. It crosses from a worker. */
export type Fault =
  | { kind: 'full' }
  /** The database does not open or answer. */
  | { kind: 'database' }
  /** The session was deleted. */
  | { kind: 'gone' }
  /** The background did not answer several requests. */
  | { kind: 'unreachable' }
  /** A file was moved, changed or deleted. */
  | { kind: 'file' }
  /** Refused by browser or user. */
  | { kind: 'denied' }
  /** A file was saved without some unreadable events. */
  | { kind: 'unread'; count: number }
  /** `offset` in unpacked bytes. */
  | { kind: 'recording'; problem: RecordingProblem; offset: number }
  /** `line` from 1; `path` within it. */
  | { kind: 'line'; problem: LineProblem; line: number; path?: string }
  /** Anything else: the error's own text, in English. */
  | { kind: 'unknown'; detail: string }

export class Failure extends Error {
  readonly fault: Fault

  constructor(fault: Fault, options?: ErrorOptions) {
    super(Object.values(fault).join(' '), options)
    this.fault = fault
  }
}

/** Error names of browsers and Dexie. */
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

/** The fault of anything thrown. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Failure) return error.fault
  // Dexie wraps the browser's error, which says more.
  const kind = KINDS.get(nameOf(ownError(error))) ?? KINDS.get(nameOf(error))
  if (kind) return { kind }
  return {
    kind: 'unknown',
    detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  }
}

/** Dexie's errors of that name mean something else. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}

function ownError(error: unknown): unknown {
  return error instanceof Error && 'inner' in error ? error.inner : undefined
}

function nameOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'name') : undefined
}
