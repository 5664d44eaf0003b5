import * as v from 'valibot'
import { giftsSchema } from './gifts.ts'
import { group, type Mode, value, whole } from './parts.ts'

/** CSS pixels. */
export const SIZE_BOUNDS = [11, 20] as const

export function lookSchema(mode: Mode) {
  return group(mode, {
    /** Of the feed's text, CSS pixels. */
    size: value(mode, whole(...SIZE_BOUNDS), 13),
    density: value(mode, v.picklist(['compact', 'normal', 'roomy']), 'normal'),
    avatar: value(mode, v.boolean(), true),
    level: value(mode, v.boolean(), true),
    fansClub: value(mode, v.boolean(), true),
    time: value(mode, v.picklist(['hover', 'always']), 'hover'),
    fold: group(mode, {
      /** Folds entrances and likes into one row. */
      crowd: value(mode, v.boolean(), true),
      /** Folds the same words into the row that said them first. */
      repeats: value(mode, v.boolean(), true),
      /** Folds gifts below the second tier into the giver's row. */
      gifts: value(mode, v.boolean(), true),
    }),
    gifts: giftsSchema(mode),
    /** Recalled text stays readable. */
    recalled: value(mode, v.boolean(), true),
  })
}

export type LookSettings = v.InferOutput<ReturnType<typeof lookSchema>>
