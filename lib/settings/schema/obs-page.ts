import * as v from 'valibot'
import type { EventType } from '../../model/events.ts'
import { EVENT_TYPES } from '../../model/kinds.ts'
import { STEP_BOUNDS } from './gifts.ts'
import { group, type Mode, value, whole } from './parts.ts'

/**
 * chat: the latest rows · single: one message at a time · gifts: one at a time, larger by worth · question: the
 * panel's pinned message · danmaku: lines across the picture
 */
export const OBS_STYLES = ['chat', 'single', 'gifts', 'question', 'danmaku'] as const
export type ObsStyle = (typeof OBS_STYLES)[number]

export const OBS_BOUNDS = {
  size: [18, 96],
  rows: [1, 40],
  fade: [0, 600],
  speed: [4, 30],
  area: [10, 100],
  shade: [0, 100],
  least: STEP_BOUNDS,
} as const

/** For a browser source of OBS. URL parameters have these names. */
export function obsPageSchema(mode: Mode) {
  return group(mode, {
    style: value(mode, v.picklist(OBS_STYLES), 'chat'),
    /** CSS pixels. */
    size: value(mode, whole(...OBS_BOUNDS.size), 28),
    align: value(mode, v.picklist(['left', 'right']), 'left'),
    /** Most rows of `chat`. */
    rows: value(mode, whole(...OBS_BOUNDS.rows), 8),
    /** Seconds; 0: until pushed out. */
    fade: value(mode, whole(...OBS_BOUNDS.fade), 30),
    /** Seconds to cross the picture. */
    speed: value(mode, whole(...OBS_BOUNDS.speed), 10),
    /** Percent of the picture's height for lines. */
    area: value(mode, whole(...OBS_BOUNDS.area), 50),
    /** Of an announced gift, in diamonds. */
    least: value(mode, whole(...OBS_BOUNDS.least), 10),
    text: value(mode, colour, '#ffffff'),
    name: value(mode, colour, '#9fe6d8'),
    edge: value(mode, colour, '#000000'),
    /** Behind rows, percent; 0: transparent. */
    shade: value(mode, whole(...OBS_BOUNDS.shade), 0),
    avatar: value(mode, v.boolean(), true),
    badges: value(mode, v.boolean(), false),
    /** auto: as the system wants it */
    motion: value(mode, v.picklist(['auto', 'full', 'none']), 'auto'),
    /** Of `chat`, `single` and `danmaku`. */
    types: shown(mode),
  })
}

const SHOWN: readonly EventType[] = ['chat', 'superchat', 'emoji', 'gift', 'follow', 'fansclub']

function shown(mode: Mode) {
  const entries = EVENT_TYPES.map(type => [type, value(mode, v.boolean(), SHOWN.includes(type))])
  return group(mode, Object.fromEntries(entries) as Record<EventType, ReturnType<typeof flag>>)
}

const flag = (mode: Mode) => value(mode, v.boolean(), false)

/** `#rrggbb` */
const colour = v.pipe(v.string(), v.regex(/^#[\da-f]{6}$/i))

export type ObsPageSettings = v.InferOutput<ReturnType<typeof obsPageSchema>>

const MENDING = obsPageSchema('mend')

/** Any shape; wrong choices get defaults. */
export function readObsPage(stored: unknown): ObsPageSettings {
  return v.parse(MENDING, stored)
}
