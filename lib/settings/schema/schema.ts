import * as v from 'valibot'
import type { EventType } from '../../model/events.ts'
import { EVENT_TYPES, KINDS } from '../../model/kinds.ts'
import { floatingSchema } from './floating.ts'
import { historySchema } from './history.ts'
import { lookSchema } from './look.ts'
import { obsPageSchema } from './obs-page.ts'
import { overlaySchema } from './overlay.ts'
import { group, type Mode, value } from './parts.ts'
import { peopleSchema } from './people.ts'
import { ROLES } from './role-names.ts'
import { roomsSchema } from './rooms.ts'
import { rulesSchema } from './rules.ts'
import { speechSchema } from './speech.ts'
import { viewsSchema } from './views.ts'

function settingsSchema(mode: Mode) {
  return group(mode, {
    /** In live rooms; only the last choice made. */
    role: value(mode, v.picklist(['none', ...ROLES]), 'none'),
    /** Event types that the feed shows. */
    show: shown(mode),
    speech: speechSchema(mode),
    people: peopleSchema(mode),
    look: lookSchema(mode),
    rooms: roomsSchema(mode),
    rules: rulesSchema(mode),
    views: viewsSchema(mode),
    overlay: overlaySchema(mode),
    floating: floatingSchema(mode),
    obsPage: obsPageSchema(mode),
    history: historySchema(mode),
    theme: value(mode, v.picklist(['system', 'light', 'dark']), 'system'),
  })
}

function shown(mode: Mode) {
  const entries = EVENT_TYPES.map(type => [type, value(mode, v.boolean(), KINDS[type].show)])
  return group(mode, Object.fromEntries(entries) as Record<EventType, ReturnType<typeof flag>>)
}

const flag = (mode: Mode) => value(mode, v.boolean(), false)

const MENDING = settingsSchema('mend')
/** For files: see `file.ts`. */
export const STRICT = settingsSchema('strict')

/** All settings, stored under one key; see `storage.ts`. */
export type Settings = v.InferOutput<typeof MENDING>

export const DEFAULTS: Settings = v.parse(MENDING, {})

/**
 * Takes what is right, defaults the rest. Never throws.
 * @param stored of any shape
 */
export function readSettings(stored: unknown): Settings {
  return v.parse(MENDING, stored)
}
