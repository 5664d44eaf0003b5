import type { HistoryState } from '../../lib/archive/state.ts'

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

/** How often the page of a session that goes on is brought up to now. */
const REFRESH_MS = 5000

/** Reads the list of sessions again when someone comes back to it, and an open session while it is looked at. */
export function refreshWhenSeen(state: HistoryState, signal: AbortSignal): void {
  const refresh = (withList: boolean) => {
    if (document.visibilityState !== 'visible') return
    // What cannot be read now is read the next time.
    if (state.openId.peek() !== '') state.refresh().catch(() => undefined)
    else if (withList) void state.load()
  }
  document.addEventListener('visibilitychange', () => refresh(true), { signal })
  const timer = setInterval(() => refresh(false), REFRESH_MS)
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
}
