import { Ellipsis, Plus } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { ALL } from '../../panel/views.ts'
import { MOST_VIEWS, type View } from '../../settings/schema/views.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { usePanel } from '../context.tsx'
import type { Place } from '../Menu.tsx'
import { ViewMenu } from './ViewMenu.tsx'
import { isAsking, newView, viewName } from './view-name.ts'

/** More than this is not told apart at a glance. */
const MOST_COUNTED = 99

/** The views as tabs with their counts; arrow keys move between them, each has a menu. */
export function Views() {
  const { feedView, settings, sheets } = usePanel()
  const list = useRef<HTMLDivElement>(null)
  const [menu, setMenu] = useState<(Place & { id: string }) | null>(null)
  const open = feedView.tab.value
  const { views } = settings.current.value
  const ids = [ALL, ...views.map(({ id }) => id)]
  const step = (by: number) => {
    const at = (ids.indexOf(open) + by + ids.length) % ids.length
    feedView.open(ids[at] ?? ALL)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[at]?.focus()
  }
  const shown = views.find(({ id }) => id === menu?.id)
  const isOpenView = views.some(({ id }) => id === open)
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
        <Tab id={ALL} name={i18n.t('views.all')} />
        {views.map(view => (
          <Tab
            key={view.id}
            id={view.id}
            name={viewName(view)}
            view={view}
            onMenu={at => setMenu({ ...at, id: view.id })}
          />
        ))}
      </div>
      <button
        type="button"
        class="hide"
        aria-label={i18n.t('views.add')}
        title={i18n.t('views.add')}
        disabled={views.length >= MOST_VIEWS}
        onClick={() => {
          sheets.sheet.value = { kind: 'view', view: newView(feedView.query.value.trim()) }
        }}
      >
        <Icon node={Plus} />
      </button>
      {isOpenView && (
        <button
          type="button"
          class="hide"
          aria-label={i18n.t('views.more')}
          title={i18n.t('views.more')}
          aria-haspopup="menu"
          onClick={event => {
            const { left, bottom } = event.currentTarget.getBoundingClientRect()
            setMenu({ id: open, x: left, y: bottom + 2 })
          }}
        >
          <Icon node={Ellipsis} />
        </button>
      )}
      {menu && shown && <ViewMenu key={menu.id} view={shown} at={menu} onClose={() => setMenu(null)} />}
    </div>
  )
}

interface TabProps {
  id: string
  name: string
  view?: View
  onMenu?: (at: Place) => void
}

function Tab({ id, name, view, onMenu }: TabProps) {
  const { feedView } = usePanel()
  const isOpen = id === feedView.tab.value
  return (
    <button
      type="button"
      role="tab"
      class="view-tab"
      aria-selected={isOpen}
      tabIndex={isOpen ? 0 : -1}
      {...useCount(view)}
      onClick={() => feedView.open(id)}
      // A long press, too.
      onContextMenu={event => {
        if (!onMenu) return
        event.preventDefault()
        const { left, bottom } = event.currentTarget.getBoundingClientRect()
        onMenu({ x: left, y: bottom + 2 })
      }}
    >
      <bdi>{name}</bdi>
    </button>
  )
}

/** What is open in a to-do view, or unread in another, for eye and ear. The count is drawn by the styles. */
function useCount(view: View | undefined) {
  const { feedView, shown } = usePanel()
  void feedView.revision.value
  void feedView.counts.revision.value
  void feedView.filtered.value
  if (!view) return {}
  const list = feedView.counts.todo(view.id)
  const count = list ? list.open(shown.answers.value) : feedView.counts.unread(view.id)
  if (count === 0) return {}
  const words = list
    ? i18n.t(isAsking(view) ? 'todo.unanswered' : 'todo.undone', [formatNumber(count)])
    : i18n.t('views.unread', [formatNumber(count)])
  return {
    'data-count': count > MOST_COUNTED ? `${MOST_COUNTED}+` : String(count),
    'data-todo': list !== undefined,
    'aria-description': words,
    title: words,
  }
}
