import * as v from 'valibot'
import { type Mode, object, record, text, value } from './parts.ts'

/** As all others, shown but never read, always read, or not shown. */
export const TREATMENTS = ['normal', 'mute', 'always', 'hide'] as const
export type Treatment = (typeof TREATMENTS)[number]

/** Settings of single people, by id. */
export function peopleSchema(mode: Mode) {
  const person = object(mode, {
    /** Nickname at that time, for the list. */
    name: value(mode, text(200), ''),
    /** Given by the user: read and shown instead. */
    nickname: value(mode, text(60), ''),
    treatment: value(mode, v.picklist(TREATMENTS), 'normal'),
    /** Empty: that of the message's type. */
    voice: value(mode, text(300), ''),
    highlighted: value(mode, v.boolean(), false),
    note: value(mode, text(2000), ''),
  })
  return record(mode, 40, person)
}

export type PeopleSettings = v.InferOutput<ReturnType<typeof peopleSchema>>
export type PersonSettings = PeopleSettings[string]
