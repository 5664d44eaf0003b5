/** Aborts when the page is left. Reloads a page that the back button restores: everything in it has ended. */
export function leavingSignal(): AbortSignal {
  const leaving = new AbortController()
  addEventListener('pagehide', () => leaving.abort(), { once: true })
  addEventListener('pageshow', event => event.persisted && location.reload())
  return leaving.signal
}
