import * as v from 'valibot'
import { group, type Mode, value, whole } from './parts.ts'

/** How the feed looks. */
export function lookSchema(mode: Mode) {
  return group(mode, {
    /** Size of the feed's text, in CSS pixels. */
    size: value(mode, whole(11, 20), 13),
    density: value(mode, v.picklist(['compact', 'normal', 'roomy']), 'normal'),
    /** Which parts of a row are shown. */
    avatar: value(mode, v.boolean(), true),
    level: value(mode, v.boolean(), true),
    fansClub: value(mode, v.boolean(), true),
    time: value(mode, v.picklist(['hover', 'always']), 'hover'),
    fold: group(mode, {
      /** Entrances and likes, into one row that counts up. */
      crowd: value(mode, v.boolean(), true),
      /** The same words, into the row that said them first. */
      repeats: value(mode, v.boolean(), true),
    }),
  })
}

export type LookSettings = v.InferOutput<ReturnType<typeof lookSchema>>
