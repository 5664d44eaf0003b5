import type { LiveEvent } from '../protocol/events.ts'

/** Something that waits to be said. Its text is made when it is spoken, of the event and the settings of then. */
export interface Utterance {
  /** Given by the store; what was said is deleted under it before it is said. */
  id?: number
  roomId: string
  /** The entry that it is about. */
  n: number
  event: LiveEvent
  /** For gifts: how many, all messages of a combo together. */
  count: number
}
