import type { LiveEvent, User } from '../model/events.ts'

/** What the extension says of a room, and what its events show of the anchor. */
export interface BridgeRoom {
  roomId: string
  /** What stands behind live.douyin.com/; may be empty. */
  webRid: string
  title: string
  /** The anchor's name; may be empty. */
  anchor: string
  status: string
  /** The anchor as they last wrote in their own room. */
  anchorUser?: User
}

/** An event as it leaves the bridge. */
export interface Told {
  event: LiveEvent
  room: BridgeRoom
  /** What a gift adds to its combo. */
  added: number
}
