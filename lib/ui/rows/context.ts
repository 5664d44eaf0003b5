import { createContext } from 'preact'
import type { RoomView } from '../../model/entry.ts'
import type { PeopleSettings } from '../../settings/schema/people.ts'

/** What rows need to know besides their event. */
export interface RowContent {
  /** The user's settings for people, such as the names they gave them. */
  people: PeopleSettings
  /** Whether the user's notes on people may show; not in a picture for others. */
  notes: boolean
  /** Whose room it is; null if unknown. */
  anchor: Pick<RoomView, 'anchor' | 'anchorId'> | null
}

export const RowContext = createContext<RowContent>({ people: {}, notes: false, anchor: null })
