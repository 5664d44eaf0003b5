import type { IncomingMessage } from 'node:http'

/** A request with its address taken apart. */
export interface Asked {
  request: IncomingMessage
  path: string
  query: URLSearchParams
}

/** An answer that is no event. */
export interface Refused {
  status: number
  text: string
}
