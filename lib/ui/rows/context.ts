import { createContext } from 'preact'
import type { RoomView } from '../../model/entry.ts'
import type { PeopleSettings } from '../../settings/people.ts'

/** What rows need to know besides their event. */
export interface RowContent {
  /** The user's settings for people, such as the names they gave them. */
  people: PeopleSettings
  /** Whose room it is; null if unknown. */
  anchor: Pick<RoomView, 'anchor' | 'anchorId'> | null
}

export const RowContext = createContext<RowContent>({ people: {}, anchor: null })
