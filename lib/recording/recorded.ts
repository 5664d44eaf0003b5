import type { CapturedFrame, CapturedPage, CapturedSocket } from '../model/captured.ts'

/** A recorded item and whose socket it was. */
export type Recorded = CapturedFrame | RecordedSocket | CapturedPage
/** Sockets are numbered per page; `relay` tells pages apart. */
export type RecordedSocket = CapturedSocket & { relay: string }

/** A frame without its bytes, which follow. */
export type FrameNote = Omit<CapturedFrame, 'bytes'>
export type Note = FrameNote | RecordedSocket | CapturedPage

/** Longer than any message; a larger length is an error. */
export const FRAME_LIMIT = 32 * 2 ** 20
