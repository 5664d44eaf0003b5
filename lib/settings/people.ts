import * as v from 'valibot'
import { type Mode, object, record, text, value } from './parts.ts'

/** What the user has laid down about single people, by their id. */
export function peopleSchema(mode: Mode) {
  const person = object(mode, {
    /** Their nickname when it was laid down, to know them by in the list. */
    name: value(mode, text(200), ''),
    /** What the user calls them: read and shown instead. */
    nickname: value(mode, text(60), ''),
    /** Never read aloud. */
    muted: value(mode, v.boolean(), false),
    /** Always read aloud, whatever the switches say. */
    always: value(mode, v.boolean(), false),
    /** Name of a voice of their own; empty: as their message's type. */
    voice: value(mode, text(300), ''),
    /** Nothing of theirs is shown, read or told of. */
    hidden: value(mode, v.boolean(), false),
    highlighted: value(mode, v.boolean(), false),
    note: value(mode, text(2000), ''),
  })
  return record(mode, 40, person)
}

export type PeopleSettings = v.InferOutput<ReturnType<typeof peopleSchema>>
export type PersonSettings = PeopleSettings[string]
