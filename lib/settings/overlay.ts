import * as v from 'valibot'
import { group, type Mode, text, value, whole } from './parts.ts'

/** The page that a recording program lays over the picture. */
export function overlaySchema(mode: Mode) {
  return group(mode, {
    /** Green is for a chroma key. */
    background: value(mode, v.picklist(['green', 'dark']), 'green'),
    /** Size of the text in CSS pixels. */
    size: value(mode, whole(12, 72), 22),
    /** Lines at the most. */
    rows: value(mode, whole(1, 40), 12),
    /** Seconds that a line stands; 0: until newer ones push it out. */
    fade: value(mode, whole(0, 600), 30),
    /** Which events, in the filter's language. */
    filter: value(mode, text(2000), 'type:chat,superchat,emoji,gift,follow,fansclub'),
  })
}

export type OverlaySettings = v.InferOutput<ReturnType<typeof overlaySchema>>
