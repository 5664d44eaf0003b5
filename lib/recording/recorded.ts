import type { CapturedFrame, CapturedPage, CapturedSocket } from '../model/captured.ts'

export type Recorded = CapturedFrame | RecordedSocket | CapturedPage
/** Sockets are numbered per page; `relay` tells pages apart. */
export type RecordedSocket = CapturedSocket & { relay: string }

/** Its bytes follow. */
export type FrameNote = Omit<CapturedFrame, 'bytes'>
export type Note = FrameNote | RecordedSocket | CapturedPage

/** Above any message; a larger length is an error. */
export const FRAME_LIMIT = 32 * 2 ** 20
