/** Over which pages hear that something was deleted, whoever asked for it. */
const CHANNEL = 'erased'

/** The sessions that are gone; null: something in any of them. */
export type ErasedSessions = readonly string[] | null

/** Tells every page of the extension. */
export function tellErased(sessions: ErasedSessions): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(sessions)
  channel.close()
}

/** Calls `erased` whenever something was deleted, until `signal` aborts. */
export function watchErased(erased: (sessions: ErasedSessions) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }: MessageEvent<ErasedSessions>) => erased(data)
  signal.addEventListener('abort', () => channel.close(), { once: true })
}
