import { askToNotify } from '../../browser/notify-permission.ts'
import { i18n } from '../../i18n/i18n.ts'
import { withItem, withoutItem } from '../../settings/change/item-list.ts'
import { withRules } from '../../settings/change/rule-list.ts'
import type { Rule } from '../../settings/schema/rules.ts'
import { usePanel } from '../context.tsx'
import { useDeed } from '../use-deed.ts'
import { ruleName } from './rule-name.ts'

/** The rules, and functions to change them. */
export function useRules() {
  const { sheets, settings } = usePanel()
  const deed = useDeed()
  const change = (to: (list: readonly Rule[]) => Rule[]) =>
    settings.change(all => withRules(all, { list: to(all.rules.list) }))
  const told = (words: string, to: (list: readonly Rule[]) => Rule[]) =>
    deed(words, all => withRules(all, { list: to(all.rules.list) }))

  /** Stores a rule. One that notifies needs the browser's permission, and stays off without it. */
  const keep = (rule: Rule) => {
    const words = i18n.t('deed.ruleKept', [ruleName(rule)])
    if (!rule.actions.includes('notify') || !rule.on) {
      told(words, list => withItem(list, rule))
      return
    }
    void askToNotify().then(allowed => {
      if (allowed) told(words, list => withItem(list, rule))
      else {
        change(list => withItem(list, { ...rule, on: false }))
        sheets.showToast(i18n.t('rules.refused'))
      }
    })
  }
  const remove = (rule: Rule) =>
    told(i18n.t('deed.ruleRemoved', [ruleName(rule)]), list => withoutItem(list, rule.id))
  return { rules: settings.current.value.rules.list, change, told, keep, remove }
}

/** A new rule with defaults. */
export function newRule(part: Partial<Rule> = {}): Rule {
  return {
    id: crypto.randomUUID(),
    name: '',
    filter: '',
    on: true,
    actions: ['highlight'],
    colour: 'blue',
    tag: '',
    sound: 'ding',
    ...part,
  }
}
