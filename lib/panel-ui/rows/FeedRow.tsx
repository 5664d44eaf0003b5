import { Component } from 'preact'
import { i18n } from '#i18n'
import { type Fold, isCrowd, type Row } from '../../feed/row.ts'
import { formatClock } from '../../i18n/format.ts'
import type { EventType, LiveEvent } from '../../model/events.ts'
import type { PeopleSettings } from '../../settings/people.ts'
import { settingsOf } from '../../settings/person.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { kindIcon } from '../../ui/parts/kind-icons.ts'
import { Avatar } from '../../ui/rows/Avatar.tsx'
import { Person } from '../../ui/rows/Person.tsx'
import { RowWords } from '../../ui/rows/RowWords.tsx'
import { CrowdWords, FoldTag } from './FoldWords.tsx'
import { RowTags } from './RowTags.tsx'
import { RowTools } from './RowTools.tsx'

/** More ids than this would be dear in a row that changes twenty times a second. */
const IDS_TOLD = 20

interface FeedRowProps {
  row: Row
  /** The row's version at the time of rendering: rows change in place. */
  version: number
  speaking: boolean
  /** Whether the pointer or the focus is on it. */
  active: boolean
  /** Whether its time is always shown. */
  timed: boolean
  /** Whether to load people's pictures. */
  pictures: boolean
  /** What the user has laid down about people. */
  people: PeopleSettings
}

/** One row. It is drawn again only when it has changed: thirty of them stand in a list that moves each frame. */
export class FeedRow extends Component<FeedRowProps> {
  override shouldComponentUpdate(next: FeedRowProps): boolean {
    const { row, version, speaking, active, timed, pictures, people } = this.props
    return (
      next.row !== row ||
      next.version !== version ||
      next.speaking !== speaking ||
      next.active !== active ||
      next.timed !== timed ||
      next.people !== people ||
      // Pictures that are there stay.
      (next.pictures && !pictures)
    )
  }

  override render({ row, speaking, active, timed, pictures, people }: FeedRowProps) {
    const { event, fold, verdict } = row
    // Their worth or kind stands behind the words, in a column of its own.
    const isCard = event.type === 'gift' || event.type === 'superchat' || event.type === 'lottery'
    return (
      <article
        class={`${classes(row, speaking, people)}${active ? ' active' : ''}`}
        // What a keyboard walks through; see FeedWalk.
        tabIndex={-1}
        data-n={row.n}
        data-event-id={event.id}
        data-event-type={event.type}
        data-colour={verdict.colour}
        data-folded-ids={fold && foldedIds(fold)}
      >
        {fold && isCrowd(event) ? (
          <CrowdWords row={row} fold={fold} />
        ) : (
          <>
            {event.user ? <Avatar user={event.user} picture={pictures} /> : <KindSign type={event.type} />}
            {fold || (verdict.tags.length > 0 && !isCard) ? (
              <div class="said">
                <Words row={row} />
                <RowTags tags={verdict.tags} />
                {fold && <FoldTag row={row} fold={fold} />}
              </div>
            ) : (
              <Words row={row} />
            )}
            {isCard && <RowTags tags={verdict.tags} />}
          </>
        )}
        {timed && <time>{formatClock(event.time)}</time>}
        {active && <RowTools row={row} timed={timed} />}
      </article>
    )
  }
}

/** In the place of a face, where nobody in particular did it. What ends or pauses the broadcast stands in the middle. */
function KindSign({ type }: { type: EventType }) {
  if (type === 'control') return null
  return (
    <span class="kind-sign">
      <Icon node={kindIcon(type)} />
    </span>
  )
}

function Words({ row }: { row: Row }) {
  if (row.recalled) return <Recalled row={row} />
  return <RowWords event={row.event} count={row.count} diamonds={row.diamonds} />
}

function Recalled({ row }: { row: Row }) {
  return (
    <p class="words quiet">
      <s>{row.event.user && <Person user={row.event.user} badges={false} />}</s> {i18n.t('row.recalled')}
    </p>
  )
}

/** Ids of the latest events folded in, for whoever looks for one from outside. */
function foldedIds({ rows }: Fold): string {
  return rows
    .slice(-IDS_TOLD)
    .map(({ event }) => event.id)
    .join(' ')
}

/** Texts up to this length, names included, do not fill the lines that a row has, in UTF-16 units. */
const SHORT = 60
const SAYINGS: ReadonlySet<EventType> = new Set(['chat', 'emoji', 'enter', 'like', 'follow'])

/** Whether nothing of a row needs to be cut with an ellipsis, which makes its layout dearer. Most are so. */
function isShort(event: LiveEvent): boolean {
  if (!SAYINGS.has(event.type)) return false
  const said = 'text' in event ? (event.text?.length ?? 0) : 0
  return said + (event.user?.nickname.length ?? 0) <= SHORT
}

function classes({ event, history, recalled, fold }: Row, speaking: boolean, people: PeopleSettings): string {
  const { user } = event
  let names = `row row-${event.type}`
  if (!user && event.type === 'control') names += ' nobody'
  if (settingsOf(people, user).highlighted) names += ' highlighted'
  if (event.type === 'lottery' && event.action === 'open') names += ' offer'
  if (isShort(event)) names += ' short'
  if (fold) names += ' folded'
  if (history) names += ' history'
  if (recalled) names += ' recalled'
  if (speaking) names += ' speaking'
  return names
}
