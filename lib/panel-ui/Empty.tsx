import { AudioLines } from 'lucide'
import { i18n } from '#i18n'
import { reloadTab } from '../browser/tabs.ts'
import { Icon } from '../ui/parts/Icon.tsx'
import { Skeleton } from '../ui/parts/Skeleton.tsx'
import { usePanel } from './context.tsx'

/** Instructions while there is no room. */
export function Empty() {
  const { rooms, send } = usePanel()
  if (!rooms.informed.value) {
    return (
      <main class="room-body" aria-busy="true">
        <Skeleton lines={8} />
      </main>
    )
  }
  const title = rooms.pinned === null ? i18n.t('empty.title') : i18n.t('empty.pinned')
  return (
    <main class="empty">
      <Icon node={AudioLines} />
      <h2>{title}</h2>
      <ol class="steps">
        <li>{i18n.t('empty.open')}</li>
        <li>{i18n.t('empty.text')}</li>
        <li>{i18n.t('empty.promise')}</li>
      </ol>
      <button
        type="button"
        class="cta"
        onClick={() => send({ type: 'try', text: i18n.t('settings.sample') })}
      >
        {i18n.t('empty.try')}
      </button>
      <StaleTab />
    </main>
  )
}

/** A tab that is older than Tingdan has no relay until it is reloaded. */
function StaleTab() {
  const { rooms } = usePanel()
  const tabId = rooms.activeTab.value
  if (tabId === 0 || rooms.pages.value.some(page => page.tabId === tabId)) return null
  return (
    <p class="stale">
      {i18n.t('empty.stale')}{' '}
      <button type="button" class="link" onClick={() => reloadTab(tabId)}>
        {i18n.t('empty.reload')}
      </button>
    </p>
  )
}
