import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { PersonPast, storedDeeds } from '../../feed/person-past.ts'
import type { Row } from '../../feed/row.ts'
import { formatDate, formatTime } from '../../i18n/format.ts'
import type { User } from '../../model/events.ts'
import { personToKey } from '../../model/people.ts'
import { RowWords } from '../../ui/rows/RowWords.tsx'
import { usePanel } from '../context.tsx'

/** So many more are listed each time that the end of the list comes into sight. */
const PAGE = 50

/**
 * What someone did, the latest first: in this room by the rows that the panel holds and what was kept before them, then in
 * earlier broadcasts. What was kept is read as the reader scrolls to it.
 * @param held the person's rows that the panel holds, in order
 */
export function PersonDeeds({ user, held }: { user: User; held: readonly Row[] }) {
  const { shown, feedView } = usePanel()
  const roomId = shown.room.value?.roomId ?? ''
  const { past, from } = useMemo(() => {
    // Rows that go while the card is open are not read again: they stay in it.
    const from = feedView.feed.isApart ? Number.POSITIVE_INFINITY : feedView.feed.first
    return { past: new PersonPast(roomId, storedDeeds(roomId, from, user)), from }
  }, [roomId, personToKey(user)])
  useEffect(() => () => past.close(), [past])
  const seen = useRef(new Map<number, Row>())
  for (const row of held) if (row.n >= from) seen.current.set(row.n, row)
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
      <Deeds rows={here.slice(0, limit)} whenOf={formatTime} />
      {elsewhere.length > 0 && (
        <>
          <h3>{i18n.t('person.before')}</h3>
          <Deeds rows={elsewhere} whenOf={formatDate} />
        </>
      )}
      {isMore && <More key={limit} isReading={status === 'reading'} more={more} />}
      {!isMore && status === 'unreadable' && <p class="why">{i18n.t('person.unreadable')}</p>}
    </>
  )
}

function Deeds({ rows, whenOf }: { rows: readonly Row[]; whenOf: (time: number) => string }) {
  return (
    <ul class="sheet-list of-one">
      {rows.map(({ n, event, count, diamonds }) => (
        <li key={`${event.roomId} ${n}`}>
          <div>
            <RowWords event={event} count={count} diamonds={diamonds} />
          </div>
          <time>{whenOf(event.time)}</time>
        </li>
      ))}
    </ul>
  )
}

/** At the end of the list: the way to more, which is taken by itself when it comes into sight. */
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
