/**
 * What the tap in the page world hands over, in the order in which it happened. Plain data: it crosses a
 * MessagePort, a runtime Port and IndexedDB.
 */
export type Captured = CapturedFrame | CapturedSocket | CapturedPage

/** The bytes of one PushFrame from a socket, or of one Response from `/webcast/im/fetch/`. */
export interface CapturedFrame {
  kind: 'frame'
  via: 'socket' | 'http'
  /** Counts the page's IM sockets from 1; 0 for HTTP. */
  socket: number
  /** `room_id` of the address, a decimal string; empty where the address has none. */
  roomId: string
  /** Of a card that shows a room for a moment. */
  preview?: true
  /** When the page got it, in milliseconds since 1970. */
  at: number
  /**
   * When this socket was opened or, for HTTP, this page first asked for the room, on the same clock as `at` though the
   * machine's clock was set in between: what the server wrote before is history.
   */
  since: number
  bytes: Uint8Array
}

/** A turn in the life of an IM socket. */
export interface CapturedSocket {
  kind: 'socket'
  socket: number
  roomId: string
  preview?: true
  at: number
  state: 'connecting' | 'open' | 'closed' | 'error'
  /** Close code, where the socket closed. */
  code?: number
}

/** What the page says of the room, read by the relay; sent when it changes. */
export interface CapturedPage {
  kind: 'page'
  at: number
  page: PageInfo
}

export interface PageInfo {
  /** Without query and fragment. */
  url: string
  /** The address's name for the room (web_rid, 抖音号, sometimes a room id); empty where the page shows no room. */
  webRid: string
  /** The room id that the page was served with for that name, where it says. */
  roomId?: string
  /** Title and anchor's name of the room of that name, empty where the page does not say. */
  title: string
  anchor: string
}
