import * as v from 'valibot'
import { type Mode, object, record, text, value } from './parts.ts'

/** Settings of single people, by id. */
export function peopleSchema(mode: Mode) {
  const person = object(mode, {
    /** Nickname when the settings were made, for the list. */
    name: value(mode, text(200), ''),
    /** What the user calls them: read and shown instead. */
    nickname: value(mode, text(60), ''),
    /** Never read aloud. */
    muted: value(mode, v.boolean(), false),
    /** Always read aloud, whatever the switches say. */
    always: value(mode, v.boolean(), false),
    /** A voice of their own; empty: that of the message's type. */
    voice: value(mode, text(300), ''),
    /** Nothing of theirs is shown, read or notified. */
    hidden: value(mode, v.boolean(), false),
    highlighted: value(mode, v.boolean(), false),
    note: value(mode, text(2000), ''),
  })
  return record(mode, 40, person)
}

export type PeopleSettings = v.InferOutput<ReturnType<typeof peopleSchema>>
export type PersonSettings = PeopleSettings[string]
