import type { HistoryState } from '../../lib/archive/state.ts'

/** The address of a session's page. */
export function addressOf(session: string): string {
  return `#session=${encodeURIComponent(session)}`
}

/** Shows the session in the address; the back button works. */
export function followAddress(state: HistoryState, signal: AbortSignal): void {
  const follow = () => {
    const named = new URLSearchParams(location.hash.slice(1)).get('session') ?? ''
    void state.show(named)
  }
  addEventListener('hashchange', follow, { signal })
  follow()
}

const REFRESH_MS = 5000

/** Refreshes the list when the page is shown, an open session while it is visible. */
export function refreshWhenSeen(state: HistoryState, signal: AbortSignal): void {
  const refresh = (withList: boolean) => {
    if (document.visibilityState !== 'visible') return
    // Read next time.
    if (state.openId.peek() !== '') state.refresh().catch(() => undefined)
    else if (withList) void state.load()
  }
  document.addEventListener('visibilitychange', () => refresh(true), { signal })
  const timer = setInterval(() => refresh(false), REFRESH_MS)
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
}
