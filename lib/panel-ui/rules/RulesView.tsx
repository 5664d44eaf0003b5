import { Plus } from 'lucide'
import { i18n } from '../../i18n/i18n.ts'
import { MOST_RULES } from '../../settings/schema/rules.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { usePanel } from '../context.tsx'
import { OverView } from '../OverView.tsx'
import { Undo } from '../settings/Undo.tsx'
import { RuleFile } from './RuleFile.tsx'
import { RuleItem } from './RuleItem.tsx'
import { newRule, useRules } from './use-rules.ts'

/** All rules in order. Changes apply at once. */
export function RulesView() {
  const { sheets, feedView } = usePanel()
  const { rules } = useRules()
  return (
    <OverView title={i18n.t('rules.title')} aside={<Undo />} backTo="settings">
      <div class="settings-body rules">
        <p class="aside">{i18n.t(rules.length === 0 ? 'rules.none' : 'rules.order')}</p>
        <ol class="rule-list">
          {rules.map((rule, at) => (
            <RuleItem key={rule.id} rule={rule} isFirst={at === 0} isLast={at === rules.length - 1} />
          ))}
        </ol>
        <button
          type="button"
          class="secondary"
          disabled={rules.length >= MOST_RULES}
          onClick={() => {
            sheets.sheet.value = { kind: 'rule', rule: newRule({ filter: feedView.query.value }) }
          }}
        >
          <Icon node={Plus} />
          {i18n.t('rules.add')}
        </button>
        <RuleFile />
      </div>
    </OverView>
  )
}
