import * as v from 'valibot'
import { group, type Mode, value } from './parts.ts'

/** The room to show until the user picks one. */
export function roomsSchema(mode: Mode) {
  return group(mode, {
    /** Or of the tab in front. */
    follow: value(mode, v.picklist(['liveliest', 'tab']), 'liveliest'),
  })
}
