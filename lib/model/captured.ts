/** What the tap hands over, in order. Plain data for a MessagePort, a runtime Port and IndexedDB. */
export type Captured = CapturedFrame | CapturedSocket | CapturedPage

/** One PushFrame of a socket, or one Response of `/webcast/im/fetch/`. */
export interface CapturedFrame {
  kind: 'frame'
  via: 'socket' | 'http'
  /** The page's IM sockets from 1; 0: HTTP. */
  socket: number
  /** From the address, a decimal string; may be empty. */
  roomId: string
  /** Of a preview card. */
  preview?: true
  /** Received by the page, ms since 1970. */
  at: number
  /**
   * Opening of the socket, or first poll. Same clock as `at`, even if the machine's was set in between. Older messages
   * are history.
   */
  since: number
  bytes: Uint8Array
}

export interface CapturedSocket {
  kind: 'socket'
  socket: number
  roomId: string
  preview?: true
  at: number
  state: 'connecting' | 'open' | 'closed' | 'error'
  code?: number
}

/** What the page says of the room; sent when it changes. */
export interface CapturedPage {
  kind: 'page'
  at: number
  page: PageInfo
}

export interface PageInfo {
  /** Without query and fragment. */
  url: string
  /** Name in the address (web_rid, 抖音号, sometimes a room id); may be empty. */
  webRid: string
  /** In the data served with the page. */
  roomId?: string
  /** Title and anchor's name; may be empty. */
  title: string
  anchor: string
}
