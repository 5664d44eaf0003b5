import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { withRules } from '../../settings/change/rule-list.ts'
import {
  LEVEL_BOUNDS,
  LONGEST_BLOCKED,
  LONGEST_GOODS,
  MOST_BLOCKED,
  MOST_GOODS,
  type RulesSettings,
} from '../../settings/schema/rules.ts'
import { NumberField } from '../../ui/parts/NumberField.tsx'
import { SwitchField } from '../../ui/parts/SwitchField.tsx'
import { usePanel } from '../context.tsx'
import { Section } from '../settings/Section.tsx'
import { LinesField } from '../settings/speech/LinesField.tsx'
import { ToView } from '../settings/ToView.tsx'

/** Simple filters, and a link to the rules. */
export function FilterSettings() {
  const { settings } = usePanel()
  const { onlyFans, leastLevel, blocked, goods } = settings.current.value.rules
  const change = (part: Partial<RulesSettings>) => settings.change(all => withRules(all, part))
  return (
    <div class="fields">
      <SwitchField
        label={i18n.t('rules.onlyFans')}
        hint={i18n.t('rules.onlyFansHint')}
        on={onlyFans}
        onChange={on => change({ onlyFans: on })}
      />
      <NumberField
        label={i18n.t('rules.leastLevel')}
        hint={i18n.t('rules.leastLevelHint')}
        value={leastLevel}
        least={LEVEL_BOUNDS[0]}
        most={LEVEL_BOUNDS[1]}
        standard={0}
        onChange={level => change({ leastLevel: level })}
      />
      <Section
        title={i18n.t('rules.blockedTitle')}
        hint={i18n.t('rules.blockedHint')}
        changed={blocked.length > 0}
      >
        <LinesField
          label={i18n.t('rules.blocked', [formatNumber(blocked.length)])}
          hint={i18n.t('rules.blockedLines')}
          lines={blocked}
          rows={4}
          most={MOST_BLOCKED}
          longest={LONGEST_BLOCKED}
          onChange={words => change({ blocked: words })}
        />
      </Section>
      <Section title={i18n.t('rules.goodsTitle')} hint={i18n.t('rules.goodsHint')} changed={goods.length > 0}>
        <LinesField
          label={i18n.t('rules.goods', [formatNumber(goods.length)])}
          hint={i18n.t('rules.goodsLines')}
          lines={goods}
          rows={4}
          most={MOST_GOODS}
          longest={LONGEST_GOODS}
          onChange={lines => change({ goods: lines })}
        />
      </Section>
      <ToView view="rules" title={i18n.t('rules.title')} what={i18n.t('rules.what')} />
    </div>
  )
}
