import { isBuild } from './build.ts'

/** A runtime Port's end, typed. */
export interface TypedPort<In, Out> {
  /** Ignored on a closed Port: the other end reconnects and asks. */
  send: (message: Out) => void
  /** The one listener; gets earlier messages at once. */
  onMessage: (listener: (message: In) => void) => void
  onClose: (listener: () => void) => void
}

interface RawPort {
  postMessage(message: unknown): void
  onMessage: { addListener(listener: (message: unknown) => void): void }
  onDisconnect: { addListener(listener: () => void): void }
}

/**
 * The worker's end of a Port (messages: `lib/capture/port/messages.ts` and `panel.ts`). Collects messages at once:
 * none is missed while the worker loads.
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
        // It is broken, and onDisconnect comes later.
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
