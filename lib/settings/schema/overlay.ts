import * as v from 'valibot'
import { group, type Mode, text, value, whole } from './parts.ts'

export const OVERLAY_BOUNDS = { size: [12, 72], rows: [1, 40], fade: [0, 600] } as const

/** For recording programs, over the picture. */
export function overlaySchema(mode: Mode) {
  return group(mode, {
    /** Green: a chroma key. */
    background: value(mode, v.picklist(['green', 'dark']), 'green'),
    /** CSS pixels. */
    size: value(mode, whole(...OVERLAY_BOUNDS.size), 22),
    rows: value(mode, whole(...OVERLAY_BOUNDS.rows), 12),
    /** Seconds; 0: until pushed out. */
    fade: value(mode, whole(...OVERLAY_BOUNDS.fade), 30),
    filter: value(mode, text(2000), 'type:chat,superchat,emoji,gift,follow,fansclub'),
  })
}

export type OverlaySettings = v.InferOutput<ReturnType<typeof overlaySchema>>
