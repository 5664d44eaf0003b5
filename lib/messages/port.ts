import { isBuild } from './build.ts'

/** One end of a runtime Port of which both directions are typed. */
export interface TypedPort<In, Out> {
  /** Sends; a Port that has closed swallows it, for its other end will connect again and ask. */
  send: (message: Out) => void
  /** The one listener; what came before it was set is given to it at once. */
  onMessage: (listener: (message: In) => void) => void
  onClose: (listener: () => void) => void
}

/** What is used of a runtime Port. */
interface RawPort {
  postMessage(message: unknown): void
  onMessage: { addListener(listener: (message: unknown) => void): void }
  onDisconnect: { addListener(listener: () => void): void }
}

/**
 * The worker's end of a Port whose name says what is spoken on it (see `lib/capture/port/messages.ts` and `panel.ts`). It listens from
 * the beginning, so that nothing is missed while the worker still fetches what it has to know.
 */
export function typedPort<In, Out>(port: RawPort): TypedPort<In, Out> {
  let isOpen = true
  let early: In[] = []
  let take = (message: In) => {
    early.push(message)
  }
  let closed = () => {}
  port.onMessage.addListener(message => {
    if (!isBuild(message)) take(message as In)
  })
  port.onDisconnect.addListener(() => {
    isOpen = false
    closed()
  })
  return {
    send: message => {
      if (!isOpen) return
      try {
        port.postMessage(message)
      } catch {
        // It has broken, and onDisconnect is still on its way.
        isOpen = false
      }
    },
    onMessage: listener => {
      take = listener
      const missed = early
      early = []
      missed.forEach(listener)
    },
    onClose: listener => {
      closed = listener
      if (!isOpen) listener()
    },
  }
}
