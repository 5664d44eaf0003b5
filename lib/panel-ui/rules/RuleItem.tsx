import { ArrowDown, ArrowUp, Pencil } from 'lucide'
import { i18n } from '../../i18n/i18n.ts'
import { showable } from '../../model/showable.ts'
import { moved } from '../../settings/change/item-list.ts'
import { ACTIONS, type Rule } from '../../settings/schema/rules.ts'
import { IconButton } from '../../ui/parts/IconButton.tsx'
import { Switch } from '../../ui/parts/Switch.tsx'
import { usePanel } from '../context.tsx'
import { ruleName } from './rule-name.ts'
import { useRules } from './use-rules.ts'

interface RuleItemProps {
  rule: Rule
  isFirst: boolean
  isLast: boolean
}

/** One rule: switch, position, edit button. */
export function RuleItem({ rule, isFirst, isLast }: RuleItemProps) {
  const { sheets } = usePanel()
  const { change, keep } = useRules()
  const name = ruleName(rule)
  return (
    <li class="rule" data-on={rule.on}>
      <Switch label={i18n.t('rules.on', [name])} on={rule.on} onChange={on => keep({ ...rule, on })} />
      <span class="rule-words">
        <bdi>{name}</bdi>
        <small>
          <span
            class="rule-action"
            data-colour={rule.actions.includes('highlight') ? rule.colour : undefined}
          >
            {ACTIONS.filter(action => rule.actions.includes(action))
              .map(action => i18n.t(`actions.${action}`) + (action === 'tag' ? ` ${rule.tag}` : ''))
              .join(i18n.t('comma'))}
          </span>
          {rule.name !== '' && <bdi>{showable(rule.filter, 80)}</bdi>}
        </small>
      </span>
      <IconButton
        icon={ArrowUp}
        label={i18n.t('rules.up', [name])}
        disabled={isFirst}
        onClick={() => change(list => moved(list, rule.id, -1))}
      />
      <IconButton
        icon={ArrowDown}
        label={i18n.t('rules.down', [name])}
        disabled={isLast}
        onClick={() => change(list => moved(list, rule.id, 1))}
      />
      <IconButton
        icon={Pencil}
        label={i18n.t('rules.edit', [name])}
        onClick={() => {
          sheets.sheet.value = { kind: 'rule', rule }
        }}
      />
    </li>
  )
}
