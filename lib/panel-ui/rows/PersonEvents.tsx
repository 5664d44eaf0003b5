import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { PersonPast, storedEvents } from '../../feed/person-past.ts'
import { isCrowd, type Row } from '../../feed/row.ts'
import { formatDate, formatTime } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { User } from '../../model/events.ts'
import { personToKey } from '../../model/people.ts'
import { RowWords } from '../../ui/rows/RowWords.tsx'
import { usePanel } from '../context.tsx'
import { Recalled } from './Recalled.tsx'

const PAGE = 50

/**
 * A person's rows, the latest first: of this room from the panel and the store, then of earlier broadcasts. Stored
 * ones are read on scrolling.
 * @param held the person's rows in the panel, in order
 */
export function PersonEvents({ user, held }: { user: User; held: readonly Row[] }) {
  const { shown, feedView } = usePanel()
  const roomId = shown.room.value?.roomId ?? ''
  const { past, from } = useMemo(() => {
    // Rows dropped while the card is open stay in it.
    const from = feedView.feed.isApart ? Number.POSITIVE_INFINITY : feedView.feed.first
    return { past: new PersonPast(roomId, storedEvents(roomId, from, user)), from }
  }, [roomId, personToKey(user)])
  useEffect(() => () => past.close(), [past])
  const seen = useRef(new Map<number, Row>())
  for (const row of held) if (row.n >= from && !isCrowd(row.event)) seen.current.set(row.n, row)
  const [limit, setLimit] = useState(PAGE)
  const here = [...[...seen.current.values()].reverse(), ...past.here.value]
  const elsewhere = past.elsewhere.value.slice(0, Math.max(0, limit - here.length))
  const { value: status } = past.status
  const isMore =
    here.length + past.elsewhere.value.length > limit || status === 'more' || status === 'reading'
  const more = () => {
    setLimit(limit + PAGE)
    if (here.length + past.elsewhere.value.length < limit + PAGE) void past.more()
  }
  return (
    <>
      <h3>{i18n.t('person.did')}</h3>
      <EventList rows={here.slice(0, limit)} whenOf={formatTime} />
      {elsewhere.length > 0 && (
        <>
          <h3>{i18n.t('person.before')}</h3>
          <EventList rows={elsewhere} whenOf={formatDate} />
        </>
      )}
      {isMore && <More key={limit} isReading={status === 'reading'} more={more} />}
      {!isMore && status === 'unreadable' && <p class="why">{i18n.t('person.unreadable')}</p>}
    </>
  )
}

function EventList({ rows, whenOf }: { rows: readonly Row[]; whenOf: (time: number) => string }) {
  return (
    <ul class="sheet-list of-one">
      {rows.map(row => (
        <li key={`${row.event.roomId} ${row.n}`}>
          <div>{row.recalled ? <Recalled row={row} /> : <RowWords {...row} />}</div>
          <time>{whenOf(row.event.time)}</time>
        </li>
      ))}
    </ul>
  )
}

/** The end of the list: loads more when it comes into view. */
function More({ isReading, more }: { isReading: boolean; more: () => void }) {
  const end = useRef<HTMLParagraphElement>(null)
  const next = useRef(more)
  next.current = more
  useEffect(() => {
    if (!end.current || isReading) return
    const watching = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) next.current()
    })
    watching.observe(end.current)
    return () => watching.disconnect()
  }, [isReading])
  return (
    <p ref={end} class="why">
      {isReading ? (
        i18n.t('feed.above.reading')
      ) : (
        <button type="button" class="link" onClick={more}>
          {i18n.t('feed.above.more')}
        </button>
      )}
    </p>
  )
}
