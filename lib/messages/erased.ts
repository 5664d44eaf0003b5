const CHANNEL = 'erased'

/** Null: something in any session. */
export type ErasedSessions = readonly string[] | null

export function tellErased(sessions: ErasedSessions): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(sessions)
  channel.close()
}

/** Calls `erased` after each erasure, until `signal` aborts. */
export function watchErased(erased: (sessions: ErasedSessions) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }: MessageEvent<ErasedSessions>) => erased(data)
  signal.addEventListener('abort', () => channel.close(), { once: true })
}
