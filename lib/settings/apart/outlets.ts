import * as v from 'valibot'
import { list, type Mode, object, record, text, value } from '../schema/parts.ts'
import type { Apart } from './stored-apart.ts'

/** Each is a connection. */
export const MOST_OUTLETS = 20
export const MOST_OUTLET_ROOMS = 50

/** Passwords are stored apart: see `outlet-store.ts`. */
function outletSchema(mode: Mode) {
  return object(mode, {
    id: v.pipe(text(40), v.nonEmpty()),
    /** Name in `lib/outlets/table.ts`. */
    program: value(mode, text(40), ''),
    address: value(mode, text(2_000), ''),
    on: value(mode, v.boolean(), false),
    /** Last switched on, ms since 1970: earlier events are not sent. */
    since: value(mode, v.number(), 0),
    /** Empty: everything. One of a later version stays, and passes nothing. */
    filter: value(mode, text(2_000), ''),
    /** Addresses behind live.douyin.com/, or room ids; empty: every room. */
    rooms: value(mode, v.pipe(v.array(text(40)), v.maxLength(MOST_OUTLET_ROOMS)), []),
    withoutPersonalData: value(mode, v.boolean(), false),
    replays: value(mode, v.boolean(), false),
    /** The program's own options, by name. */
    options: record(mode, 40, text(20_000)),
  })
}

const OUTLET = outletSchema('mend')

export type OutletSettings = v.InferOutput<typeof OUTLET>

export type StoredOutlets = Apart<OutletSettings>

export const NO_OUTLETS: StoredOutlets = { list: [], secrets: {} }

const OUTLETS = list('mend', MOST_OUTLETS, OUTLET)

/** Reads stored outlets, taking what is right. Never throws. */
export function readOutlets(stored: unknown): OutletSettings[] {
  return v.parse(OUTLETS, stored)
}

/** An outlet that is off, with defaults. */
export function newOutlet(id: string, program: string, address: string): OutletSettings {
  return v.parse(OUTLET, { id, program, address })
}
