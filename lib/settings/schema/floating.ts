import type * as v from 'valibot'
import { group, type Mode, text, value, whole, within } from './parts.ts'

/** CSS pixels; a browser may allow less. */
export const FLOATING_BOUNDS = { width: [240, 2000], height: [120, 2000] } as const
export const OPACITY_BOUNDS = [0.3, 1] as const

/** The window that stays above all others. */
export function floatingSchema(mode: Mode) {
  return group(mode, {
    /** Id; empty: all. */
    view: value(mode, text(40), ''),
    width: value(mode, whole(...FLOATING_BOUNDS.width), 340),
    height: value(mode, whole(...FLOATING_BOUNDS.height), 420),
    /** Of the picture before black; 1: unchanged. */
    opacity: value(mode, within(...OPACITY_BOUNDS), 1),
  })
}

export type FloatingSettings = v.InferOutput<ReturnType<typeof floatingSchema>>
