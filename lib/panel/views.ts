import type { RulesSettings } from '../settings/rules.ts'

/** The view without a filter of its own. */
export const ALL = ''
/** The built-in view of questions. */
export const QUESTIONS = 'questions'

/** A saved filter for the feed; it ignores the type switches. */
export interface SavedView {
  id: string
  name: string
  filter: string
}

/** The user's views, in the order of their rules. */
export function savedViews({ list }: RulesSettings): SavedView[] {
  return list.filter(({ action, on }) => action === 'view' && on)
}

/** The filter of a view; undefined if the id is unknown. */
export function filterOfView(id: string, rules: RulesSettings): string | undefined {
  if (id === ALL) return ''
  return id === QUESTIONS ? 'is:question' : savedViews(rules).find(view => view.id === id)?.filter
}
