import { i18n } from '#i18n'
import { askToNotify } from '../../browser/notify-permission.ts'
import { withoutRule, withRule, withRules } from '../../settings/rule-list.ts'
import type { Rule } from '../../settings/rules.ts'
import { usePanel } from '../context.tsx'

/** The rules, and functions to change them. */
export function useRules() {
  const { sheets, settings } = usePanel()
  const change = (to: (list: readonly Rule[]) => Rule[]) =>
    settings.change(all => withRules(all, { list: to(all.rules.list) }))

  /** Stores a rule. One that notifies needs the browser's permission, and stays off without it. */
  const keep = (rule: Rule) => {
    if (rule.action !== 'notify' || !rule.on) {
      change(list => withRule(list, rule))
      return
    }
    void askToNotify().then(allowed => {
      change(list => withRule(list, { ...rule, on: allowed }))
      if (!allowed) sheets.showToast(i18n.t('rules.refused'))
    })
  }
  const remove = (id: string) => change(list => withoutRule(list, id))
  return { rules: settings.current.value.rules.list, change, keep, remove }
}

/** A new rule with defaults. */
export function newRule(part: Partial<Rule> = {}): Rule {
  return {
    id: crypto.randomUUID(),
    name: '',
    filter: '',
    on: true,
    action: 'highlight',
    colour: 'blue',
    tag: '',
    sound: 'ding',
    ...part,
  }
}
