import type { RulesSettings } from '../settings/rules.ts'

/** The view that shows everything that the switches let through. */
export const ALL = ''
/** The built-in view of what people ask. */
export const QUESTIONS = 'questions'

/** One way to look at the feed: the rows that pass a filter, whatever the switches say. */
export interface SavedView {
  id: string
  name: string
  filter: string
}

/** The user's views, in the order of their rules. */
export function savedViews({ list }: RulesSettings): SavedView[] {
  return list.filter(({ action, on }) => action === 'view' && on)
}

/** The filter of a view; undefined where there is none of that id. */
export function filterOfView(id: string, rules: RulesSettings): string | undefined {
  if (id === ALL) return ''
  return id === QUESTIONS ? 'is:question' : savedViews(rules).find(view => view.id === id)?.filter
}
