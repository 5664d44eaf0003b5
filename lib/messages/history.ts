import type { Fault } from '../model/fault.ts'

/** Only the worker deletes: it writes at the same time. Each command is answered when done. */
export type HistoryCommand =
  | { type: 'history'; command: 'erase-sessions'; ids: string[] }
  /** `person`: see `personToKey`. */
  | { type: 'history'; command: 'erase-person'; person: string }
  | { type: 'history'; command: 'erase-everything' }
  /** Remove what is unreadable from a session. */
  | { type: 'history'; command: 'take-out'; id: string }

/** Empty on success. */
export type HistoryAnswer = { fault?: Fault }

export function isHistoryCommand(message: unknown): message is HistoryCommand {
  return typeof message === 'object' && message !== null && Reflect.get(message, 'type') === 'history'
}
