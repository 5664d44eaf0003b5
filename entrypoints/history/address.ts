import type { HistoryState } from '../../lib/history/state.ts'

/** The address of a session's page. */
export function addressOf(session: string): string {
  return `#session=${encodeURIComponent(session)}`
}

/** Shows what the address names, now and when it changes: so the back button leads back. */
export function followAddress(state: HistoryState, signal: AbortSignal): void {
  const follow = () => {
    const named = new URLSearchParams(location.hash.slice(1)).get('session') ?? ''
    void state.show(named)
  }
  addEventListener('hashchange', follow, { signal })
  follow()
}

/** Reads the list of sessions again when someone comes back to it: rooms have gone on meanwhile. */
export function refreshWhenSeen(state: HistoryState, signal: AbortSignal): void {
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible' && state.openId.peek() === '') void state.load()
    },
    { signal },
  )
}
