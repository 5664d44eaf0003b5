import { Highlighter, PanelTop } from 'lucide'
import { i18n } from '../../i18n/i18n.ts'
import { showable } from '../../model/showable.ts'
import { withItem, withoutItem } from '../../settings/change/item-list.ts'
import { MOST_RULES } from '../../settings/schema/rules.ts'
import { MOST_VIEWS } from '../../settings/schema/views.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { usePanel } from '../context.tsx'
import { newRule, useRules } from '../rules/use-rules.ts'
import { newView } from '../views/view-name.ts'

const NAME_LIMIT = 24

/** What can be done with what is searched for: highlight it from now on, keep it as a view. */
export function SearchActs() {
  const { feedView, settings, sheets } = usePanel()
  const { rules, change } = useRules()
  const filter = feedView.query.value.trim()
  if (filter === '' || feedView.queryError.value) return null
  const isHighlighted = rules.some(rule => rule.filter === filter && rule.actions.includes('highlight'))
  const highlight = () => {
    const rule = newRule({ filter })
    change(list => withItem(list, rule))
    feedView.search('')
    sheets.showToast(i18n.t('filter.highlighted', [showable(filter, NAME_LIMIT)]), () =>
      change(list => withoutItem(list, rule.id)),
    )
  }
  return (
    <div class="search-acts">
      {!isHighlighted && (
        <button type="button" class="chip" disabled={rules.length >= MOST_RULES} onClick={highlight}>
          <Icon node={Highlighter} />
          {i18n.t('filter.highlight')}
        </button>
      )}
      <button
        type="button"
        class="chip"
        disabled={settings.current.value.views.length >= MOST_VIEWS}
        onClick={() => {
          sheets.sheet.value = { kind: 'view', view: newView(filter) }
        }}
      >
        <Icon node={PanelTop} />
        {i18n.t('views.save')}
      </button>
    </div>
  )
}
