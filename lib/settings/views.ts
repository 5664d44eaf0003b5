import * as v from 'valibot'
import { list, type Mode, object, text, value } from './parts.ts'
import { filterSchema } from './rules.ts'

/** Most views. Each message is tested by all of them. */
export const MOST_VIEWS = 20
export const LONGEST_VIEW_NAME = 40

/** Ids of the views that are there from the start; while they have no name of the user's they are called by their id. */
export const ASKS = 'asks'
export const QUESTIONS = 'questions'

/** The views, in the order of their tabs. */
export function viewsSchema(mode: Mode) {
  return list(mode, MOST_VIEWS, viewSchema(mode), [
    { id: ASKS, name: '', filter: 'is:ask', todo: true },
    { id: QUESTIONS, name: '', filter: 'is:question', todo: false },
  ])
}

/** A filter as a tab; it ignores the type switches. */
export function viewSchema(mode: Mode) {
  return object(mode, {
    /** Tells it from the others, whatever its name and place. */
    id: v.pipe(text(40), v.nonEmpty()),
    name: value(mode, text(LONGEST_VIEW_NAME), ''),
    filter: value(mode, filterSchema(mode), ''),
    /** Its rows can be ticked. */
    todo: value(mode, v.boolean(), false),
  })
}

export type View = v.InferOutput<ReturnType<typeof viewSchema>>
