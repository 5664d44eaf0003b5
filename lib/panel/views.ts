import type { Settings } from '../settings/schema/schema.ts'
import type { View } from '../settings/schema/views.ts'

/** The tab without a filter of its own. */
export const ALL = ''

/** Undefined: the tab of all, or unknown. */
export function viewOf(id: string, { views }: Pick<Settings, 'views'>): View | undefined {
  return views.find(view => view.id === id)
}
