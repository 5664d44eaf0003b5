import type { Settings } from '../schema/schema.ts'
import type { View } from '../schema/views.ts'
import { withItem, withoutItem } from './item-list.ts'

export function withViews(settings: Settings, change: (views: readonly View[]) => View[]): Settings {
  return { ...settings, views: change(settings.views) }
}

/** Replaces the view with this id, or appends it. */
export function withView(settings: Settings, view: View): Settings {
  return withViews(settings, views => withItem(views, view))
}

export function withoutView(settings: Settings, id: string): Settings {
  return withViews(settings, views => withoutItem(views, id))
}
