import { Plus } from 'lucide'
import { useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import { ALL, QUESTIONS, savedViews } from '../../panel/views.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { usePanel } from '../context.tsx'
import { ruleName } from './rule-name.ts'
import { newRule } from './use-rules.ts'

/** The views as tabs; arrow keys move between them. */
export function Views() {
  const { feedView, settings, sheets } = usePanel()
  const list = useRef<HTMLDivElement>(null)
  const open = feedView.tab.value
  const views = [
    { id: ALL, name: i18n.t('views.all') },
    { id: QUESTIONS, name: i18n.t('views.questions') },
    ...savedViews(settings.current.value.rules).map(view => ({ id: view.id, name: ruleName(view) })),
  ]
  const step = (by: number) => {
    const at = views.findIndex(({ id }) => id === open)
    const next = views[(at + by + views.length) % views.length]
    if (!next) return
    feedView.open(next.id)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[views.indexOf(next)]?.focus()
  }
  return (
    <div class="views">
      <div
        ref={list}
        class="view-tabs"
        role="tablist"
        aria-label={i18n.t('views.label')}
        onKeyDown={event => {
          if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
          event.preventDefault()
          step(event.key === 'ArrowRight' ? 1 : -1)
        }}
      >
        {views.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            role="tab"
            class="view-tab"
            aria-selected={id === open}
            tabIndex={id === open ? 0 : -1}
            onClick={() => feedView.open(id)}
          >
            <bdi>{name}</bdi>
          </button>
        ))}
      </div>
      <button
        type="button"
        class="hide"
        aria-label={i18n.t('views.save')}
        title={i18n.t('views.save')}
        onClick={() => {
          const rule = newRule({ action: 'view', filter: feedView.query.value })
          sheets.sheet.value = { kind: 'rule', rule }
        }}
      >
        <Icon node={Plus} />
      </button>
    </div>
  )
}
