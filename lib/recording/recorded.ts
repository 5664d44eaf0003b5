import type { CapturedFrame, CapturedPage, CapturedSocket } from '../model/captured.ts'

/** What a recording holds, in the order in which it came: what relays hand over, and whose socket it was. */
export type Recorded = CapturedFrame | RecordedSocket | CapturedPage
/** Sockets are counted in each page: `relay` tells those of several pages apart. */
export type RecordedSocket = CapturedSocket & { relay: string }

/** A recorded frame without its bytes, which stand behind it. */
export type FrameNote = Omit<CapturedFrame, 'bytes'>
/** What is noted between the frames. */
export type Note = FrameNote | RecordedSocket | CapturedPage

/** No message of a socket comes near this; a length beyond it is none. */
export const FRAME_LIMIT = 32 * 2 ** 20
