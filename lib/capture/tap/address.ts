import type { Natives } from './natives.ts'

/**
 * Path of sockets: `/webcast/im/push/` until 2022, `/webcast/im/push/v2/` since (docs/protocol.md#sockets-and-polls).
 */
export const PUSH_PATH = '/webcast/im/push'
/** The page polls here first, and when the socket fails. */
export const FETCH_PATH = '/webcast/im/fetch'

/**
 * Whether an address is Douyin's and its path begins so. No regular expression: the page could see a match in
 * `RegExp.$1`.
 * @param url absolute, as normalised by the browser
 */
export function isChannel(n: Natives, url: string, path: string): boolean {
  const host = n.indexOf(url, '://')
  const start = n.indexOf(url, '/', host + 3)
  if (host <= 0 || start <= 0 || !n.startsWith(url, path, start)) return false
  const name = `.${n.urlHostname(new n.URL(url))}`
  return n.endsWith(name, '.douyin.com') || n.endsWith(name, '.amemv.com')
}

/** Of a card that previews a room (docs/protocol.md#sockets-and-polls). */
export function isPreview(n: Natives, url: string): boolean {
  const start = n.indexOf(url, '/', n.indexOf(url, '://') + 3)
  return n.startsWith(url, `${PUSH_PATH}/preview`, start) || n.startsWith(url, `${FETCH_PATH}/preview`, start)
}

/** A decimal string; may be empty. */
export function roomIdOf(n: Natives, url: string): string {
  for (let at = n.indexOf(url, '?'); at >= 0; at = n.indexOf(url, '&', at + 1)) {
    if (!n.startsWith(url, 'room_id=', at + 1)) continue
    const from = at + 1 + 'room_id='.length
    let to = from
    while (isDigit(n.charCodeAt(url, to))) to++
    return n.slice(url, from, to)
  }
  return ''
}

/**
 * Absolute address given to `fetch` or `XMLHttpRequest.open` if it may be FETCH_PATH, else empty. Skips objects with
 * their own `toString`: the page could observe the call.
 */
export function askedAddress(n: Natives, document: Document, input: unknown): string {
  const given = asText(n, input)
  // A poll's address has this word whatever the base: other requests cost one search.
  if (n.indexOf(given, 'fetch') < 0) return ''
  const url = n.urlHref(new n.URL(given, n.baseUri(document)))
  return isChannel(n, url, FETCH_PATH) ? url : ''
}

function asText(n: Natives, input: unknown): string {
  if (typeof input === 'string') return input
  if (typeof input !== 'object' || input === null) return ''
  if (n.isInstance(n.Request, input)) return n.requestUrl(input)
  return n.isInstance(n.URL, input) ? n.urlHref(input) : ''
}

/** False for NaN, which `charCodeAt` gives behind the end. */
function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
