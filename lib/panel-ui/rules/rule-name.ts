import { i18n } from '../../i18n/i18n.ts'
import { showable } from '../../model/showable.ts'
import type { Rule } from '../../settings/schema/rules.ts'

const NAME_LIMIT = 40

/** A rule's name, else its filter. */
export function ruleName({ name, filter }: Pick<Rule, 'name' | 'filter'>): string {
  return showable(name.trim() || filter.trim(), NAME_LIMIT) || i18n.t('rules.unnamed')
}
