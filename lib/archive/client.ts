import { Failure } from '../model/fault.ts'
import type { Asks, AskType, PageToWorker, WorkerToPage } from './messages.ts'

export interface WorkerLike {
  postMessage(message: PageToWorker): void
  addEventListener(type: 'message', listener: (event: { data: WorkerToPage }) => void): void
}

export interface Asking<K extends AskType> {
  onPart?: (part: Asks[K]['part']) => void
  /** Aborting cancels the work and rejects with the signal's reason. */
  signal?: AbortSignal
}

export type Ask = <K extends AskType>(
  type: K,
  give: Asks[K]['give'],
  asking?: Asking<K>,
) => Promise<Asks[K]['result']>

interface Open {
  part: (part: never) => void
  settle: (message: Exclude<WorkerToPage, { type: 'part' }>) => void
}

/** Answers may come in parts. Rejects with a Failure. */
export function askWorker(worker: WorkerLike): Ask {
  const open = new Map<number, Open>()
  let asked = 0
  worker.addEventListener('message', ({ data }) => {
    const waiting = open.get(data.id)
    if (!waiting) return
    if (data.type === 'part') waiting.part(data.part as never)
    else waiting.settle(data)
  })
  return (type, give, { onPart, signal } = {}) => {
    const id = ++asked
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      const cancel = () => {
        open.delete(id)
        worker.postMessage({ id, type: 'cancel' })
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', cancel, { once: true })
      open.set(id, {
        part: part => onPart?.(part),
        settle: message => {
          open.delete(id)
          signal?.removeEventListener('abort', cancel)
          if (message.type === 'result') resolve(message.result as never)
          else reject(new Failure(message.fault))
        },
      })
      worker.postMessage({ id, type, give } as PageToWorker)
    })
  }
}
