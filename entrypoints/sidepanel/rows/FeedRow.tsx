import { Component } from 'preact'
import { i18n } from '#i18n'
import { formatClock } from '../../../lib/i18n/format.ts'
import type { Row } from '../../../lib/panel/feed.ts'
import { Avatar } from './Avatar.tsx'
import { Person } from './Person.tsx'
import { RowWords } from './RowWords.tsx'

interface FeedRowProps {
  row: Row
  /** The row's version at the time of rendering: rows change in place. */
  version: number
  speaking: boolean
  /** Whether to load people's pictures. */
  pictures: boolean
}

/** One row. It is drawn again only when it has changed: thirty of them stand in a list that moves each frame. */
export class FeedRow extends Component<FeedRowProps> {
  override shouldComponentUpdate(next: FeedRowProps): boolean {
    const { row, version, speaking, pictures } = this.props
    return (
      next.row !== row ||
      next.version !== version ||
      next.speaking !== speaking ||
      // Pictures that are there stay.
      (next.pictures && !pictures)
    )
  }

  override render({ row, speaking, pictures }: FeedRowProps) {
    const { event } = row
    return (
      <div class={classes(row, speaking)} data-event-id={event.id} data-event-type={event.type}>
        {event.user && <Avatar user={event.user} picture={pictures} />}
        {row.recalled ? (
          <Recalled row={row} />
        ) : (
          <RowWords event={event} count={row.count} diamonds={row.diamonds} />
        )}
        <time>{formatClock(event.time)}</time>
      </div>
    )
  }
}

function Recalled({ row }: { row: Row }) {
  return (
    <p class="words quiet">
      <s>{row.event.user && <Person user={row.event.user} badges={false} />}</s> {i18n.t('row.recalled')}
    </p>
  )
}

function classes({ event, history, recalled }: Row, speaking: boolean): string {
  let names = `row row-${event.type}`
  if (!event.user) names += ' nobody'
  if (history) names += ' history'
  if (recalled) names += ' recalled'
  if (speaking) names += ' speaking'
  return names
}
