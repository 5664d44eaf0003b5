import type { BytesMode, Sequenced, WorkerToRelay } from '../port/messages.ts'
import { packed } from '../port/packed.ts'
import type { Numbered } from './buffer.ts'

/** Items in the form for the Port. */
export function toWire(items: Numbered[], mode: BytesMode): Sequenced[] {
  return items.map(({ seq, item }) => ({ seq, item: packed(item, mode) }))
}

/** Null if unknown: a newer worker may know more. */
export function readFromWorker(message: unknown): WorkerToRelay | null {
  if (typeof message !== 'object' || message === null) return null
  const { type, bytes, stored, upTo } = message as Record<string, unknown>
  if (type === 'welcome' && (bytes === 'clone' || bytes === 'base64') && isSeq(stored)) {
    return { type, bytes, stored }
  }
  return type === 'ack' && isSeq(upTo) ? { type, upTo } : null
}

function isSeq(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
