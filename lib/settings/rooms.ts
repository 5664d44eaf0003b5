import * as v from 'valibot'
import { group, type Mode, value } from './parts.ts'

/** Which room a panel shows while the user has not picked one. */
export function roomsSchema(mode: Mode) {
  return group(mode, {
    /** The liveliest of all, or that of the tab in front. */
    follow: value(mode, v.picklist(['liveliest', 'tab']), 'liveliest'),
  })
}
