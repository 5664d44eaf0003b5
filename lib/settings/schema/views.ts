import * as v from 'valibot'
import { list, type Mode, object, text, value } from './parts.ts'
import { filterSchema } from './rules.ts'

/** Each message is tested by all. */
export const MOST_VIEWS = 20
export const LONGEST_VIEW_NAME = 40

/** Built-in views; called by their id until the user names them. */
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
    /** Stays when name and place change. */
    id: v.pipe(text(40), v.nonEmpty()),
    name: value(mode, text(LONGEST_VIEW_NAME), ''),
    filter: value(mode, filterSchema(mode), ''),
    /** Its rows can be ticked. */
    todo: value(mode, v.boolean(), false),
  })
}

export type View = v.InferOutput<ReturnType<typeof viewSchema>>
