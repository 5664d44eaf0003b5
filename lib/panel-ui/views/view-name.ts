import { i18n } from '../../i18n/i18n.ts'
import { showable } from '../../model/showable.ts'
import { ASKS, QUESTIONS, type View } from '../../settings/schema/views.ts'

const NAME_LIMIT = 40

/** A view's name: the user's, else what it is called from the start, else its filter. */
export function viewName({ id, name, filter }: View): string {
  if (name.trim() === '' && (id === ASKS || id === QUESTIONS)) return i18n.t(`views.${id}`)
  return showable(name.trim() || filter.trim(), NAME_LIMIT) || i18n.t('rules.unnamed')
}

/** Whether what a view shows is answered, when it is done. */
export function isAsking({ filter }: View): boolean {
  return /\bis:(?:ask|question)\b/.test(filter)
}

/** A new view of what passes a filter. */
export function newView(filter: string): View {
  return { id: crypto.randomUUID(), name: '', filter, todo: false }
}
