import { X } from 'lucide'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Hit } from '../../lib/archive/messages.ts'
import { termsOf } from '../../lib/filter/found.ts'
import { parseFilter } from '../../lib/filter/parse.ts'
import { formatDate, formatTime, formatWhole } from '../../lib/i18n/format.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { momentOf } from '../../lib/model/moment.ts'
import { showable } from '../../lib/model/showable.ts'
import { addsOf } from '../../lib/store/digest.ts'
import { useFoundMarks } from '../../lib/ui/filter/use-found-marks.ts'
import { FaultLine } from '../../lib/ui/parts/FaultLine.tsx'
import { Icon } from '../../lib/ui/parts/Icon.tsx'
import { Skeleton } from '../../lib/ui/parts/Skeleton.tsx'
import { Avatar } from '../../lib/ui/rows/Avatar.tsx'
import { RowContext } from '../../lib/ui/rows/context.ts'
import { RowWords } from '../../lib/ui/rows/RowWords.tsx'
import { useSettings } from '../../lib/ui/settings-context.ts'
import { addressOf } from './address.ts'
import { useHistory } from './context.ts'
import { ProgressBar } from './ProgressBar.tsx'
import { sessionName } from './words.ts'

/** The events found so far. */
export function Events() {
  const { state } = useHistory()
  const { hits, progress, more, error, unread } = state.found.value
  const { people } = useSettings().current.value
  const anchor = state.open.value?.session.anchor
  const list = useRef<HTMLDivElement>(null)
  const query = state.query.value
  useFoundMarks(
    list,
    useMemo(() => {
      const parsed = parseFilter(query)
      return parsed.ok ? termsOf(parsed.filter) : []
    }, [query]),
  )
  const content = useMemo(
    () => ({ people, notes: true, anchor: anchor === undefined ? null : { anchor } }),
    [people, anchor],
  )
  return (
    <section class="events" aria-label={i18n.t('history.events')}>
      <FoundHead />
      {progress && progress.all > 1 && <ProgressBar {...progress} onCancel={() => state.cancel()} />}
      {error && <FaultLine fault={error} />}
      {unread > 0 && state.openId.value === '' && (
        <p class="problem" role="alert">
          {i18n.t('history.unread', unread, [formatWhole(unread)])}
        </p>
      )}
      <div
        ref={list}
        class="event-list"
        data-testid="events"
        role="log"
        aria-live="off"
        aria-label={i18n.t('feed.label')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
      >
        <RowContext.Provider value={content}>
          {hits.map((hit, at) => (
            <EventRow key={`${hit.session}/${hit.entry.n}`} hit={hit} before={hits[at - 1]} />
          ))}
        </RowContext.Provider>
        {hits.length === 0 && progress && <Skeleton lines={8} />}
        {more && !progress && <More />}
        {hits.length === 0 && !progress && !error && <p class="nothing-found">{i18n.t('feed.nothing')}</p>}
      </div>
    </section>
  )
}

/** Number of rows, a gift combo being one, and the moment from which they are shown. */
function FoundHead() {
  const { state } = useHistory()
  const { count } = state.found.value
  const moment = state.moment.value
  const isWhole = state.query.value === '' && state.range.value === null
  const { value: open } = state.open
  const all = isWhole && open ? open.rows : count
  return (
    <div class="found-head">
      <b>{i18n.t('history.found', all, [formatWhole(all)])}</b>
      {moment !== null && (
        <button type="button" class="chip" aria-pressed="true" onClick={() => void state.point(null)}>
          {i18n.t('history.since', [formatTime(moment)])}
          <Icon node={X} />
        </button>
      )}
    </div>
  )
}

/** Loads more when scrolled into view; a button for those who do not scroll. */
function More() {
  const { state } = useHistory()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const element = button.current
    if (!element) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void state.more()
      },
      { rootMargin: '600px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [state])
  return (
    <button ref={button} type="button" class="link more" onClick={() => void state.more()}>
      {i18n.t('history.more')}
    </button>
  )
}

function EventRow({ hit: { session, entry }, before }: { hit: Hit; before: Hit | undefined }) {
  const { event } = entry
  const adds = event.type === 'gift' ? addsOf(event, entry, 0) : undefined
  return (
    <>
      {before?.session !== session && <SessionLine session={session} />}
      <div
        class={`row row-${event.type}${event.user ? '' : ' nobody'}${entry.history ? ' history' : ''}`}
        data-event-id={event.id}
        data-event-type={event.type}
      >
        {event.user && <Avatar user={event.user} picture={false} />}
        <RowWords event={event} count={adds?.gifts ?? 0} diamonds={adds?.diamonds ?? 0} />
        <time>{formatTime(momentOf(event))}</time>
      </div>
    </>
  )
}

/** Names the session of the events below, if several are shown. */
function SessionLine({ session }: { session: string }) {
  const { state } = useHistory()
  if (state.openId.value !== '') return null
  const found = state.sessions.value?.find(({ id }) => id === session)
  if (!found) return null
  return (
    <a class="session-line" href={addressOf(session)}>
      <bdi>{showable(sessionName(found), 60)}</bdi>
      <span>{formatDate(found.firstAt)}</span>
    </a>
  )
}
