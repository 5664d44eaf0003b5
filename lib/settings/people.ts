import * as v from 'valibot'
import { type Mode, text, value } from './parts.ts'

/** What the user has laid down about single people, by their id. */
export function peopleSchema(mode: Mode) {
  const person = v.object({
    /** Their nickname when it was laid down, to know them by in the list. */
    name: v.optional(text(200), ''),
    /** What the user calls them: read and shown instead. */
    nickname: v.optional(text(60), ''),
    /** Never read aloud. */
    muted: v.optional(v.boolean(), false),
    /** Always read aloud, whatever the switches say. */
    always: v.optional(v.boolean(), false),
    /** Name of a voice of their own; empty: as their message's type. */
    voice: v.optional(text(300), ''),
    highlighted: v.optional(v.boolean(), false),
    note: v.optional(text(2000), ''),
  })
  return value(mode, v.record(text(40), person), {})
}

export type PeopleSettings = v.InferOutput<ReturnType<typeof peopleSchema>>
export type PersonSettings = PeopleSettings[string]
