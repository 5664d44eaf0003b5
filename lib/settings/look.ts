import * as v from 'valibot'
import { giftsSchema } from './gifts.ts'
import { group, type Mode, value, whole } from './parts.ts'

/** Of the size of the feed's text, in CSS pixels. */
export const SIZE_BOUNDS = [11, 20] as const

/** How the feed looks. */
export function lookSchema(mode: Mode) {
  return group(mode, {
    /** Size of the feed's text, in CSS pixels. */
    size: value(mode, whole(...SIZE_BOUNDS), 13),
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
      /** Gifts below the second tier, into the giver's row. */
      gifts: value(mode, v.boolean(), true),
    }),
    gifts: giftsSchema(mode),
    /** Whether the text of what was taken back can still be read. */
    recalled: value(mode, v.boolean(), true),
  })
}

export type LookSettings = v.InferOutput<ReturnType<typeof lookSchema>>
