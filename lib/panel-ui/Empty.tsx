import { AudioLines, ExternalLink } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { openRoom, reloadTab } from '../browser/tabs.ts'
import { type LastRoom, readLastRooms } from '../feed/last-rooms.ts'
import { formatDate } from '../i18n/format.ts'
import { i18n } from '../i18n/i18n.ts'
import { showable } from '../model/showable.ts'
import { Icon } from '../ui/parts/Icon.tsx'
import { Skeleton } from '../ui/parts/Skeleton.tsx'
import { usePanel } from './context.tsx'

const MOST_ROOMS = 5
const NAME_LIMIT = 40

/** Where to go while there is no room: Douyin, and the last rooms. */
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
      <a class="cta" href="https://live.douyin.com/" target="_blank" rel="noreferrer">
        <Icon node={ExternalLink} />
        {i18n.t('welcome.toDouyin')}
      </a>
      <LastRooms />
      <ol class="steps">
        <li>{i18n.t('empty.open')}</li>
        <li>{i18n.t('empty.text')}</li>
        <li>{i18n.t('empty.promise')}</li>
      </ol>
      <button
        type="button"
        class="secondary"
        onClick={() => send({ type: 'try', text: i18n.t('settings.sample') })}
      >
        {i18n.t('empty.try')}
      </button>
      <StaleTab />
    </main>
  )
}

function LastRooms() {
  const [last, setLast] = useState<LastRoom[]>([])
  useEffect(() => {
    void readLastRooms(MOST_ROOMS).then(setLast)
  }, [])
  if (last.length === 0) return null
  return (
    <section class="last-rooms" aria-label={i18n.t('empty.last')}>
      <h3>{i18n.t('empty.last')}</h3>
      {last.map(({ webRid, anchor, title, lastAt }) => (
        <button key={webRid} type="button" class="last-room" onClick={() => openRoom(webRid)}>
          <bdi>{showable(anchor || title || webRid, NAME_LIMIT)}</bdi>
          <small>{formatDate(lastAt)}</small>
        </button>
      ))}
    </section>
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
