import type { Fault } from '../model/fault.ts'

/**
 * What the history page asks of the worker, which alone deletes: it writes at the same time. One message, and an
 * answer when it is done.
 */
export type HistoryCommand =
  | { type: 'history'; command: 'erase-sessions'; ids: string[] }
  /** `person`: see `personToKey`. */
  | { type: 'history'; command: 'erase-person'; person: string }
  | { type: 'history'; command: 'erase-everything' }
  /** What of a session cannot be read is taken out of it. */
  | { type: 'history'; command: 'take-out'; id: string }

/** Empty when it was done; else why not. */
export type HistoryAnswer = { fault?: Fault }

/** Whether a runtime message is such a command. */
export function isHistoryCommand(message: unknown): message is HistoryCommand {
  return typeof message === 'object' && message !== null && Reflect.get(message, 'type') === 'history'
}
