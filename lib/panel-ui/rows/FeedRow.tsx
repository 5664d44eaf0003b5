import { Component } from 'preact'
import { type Fold, isCrowd, type Row } from '../../feed/row.ts'
import { formatClock } from '../../i18n/format.ts'
import type { EventType, LiveEvent } from '../../model/events.ts'
import { type TierSteps, tierOf } from '../../model/gift-tier.ts'
import { settingsOf } from '../../settings/change/person.ts'
import type { PeopleSettings } from '../../settings/schema/people.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { kindIcon } from '../../ui/parts/kind-icons.ts'
import { Avatar } from '../../ui/rows/Avatar.tsx'
import { RowWords } from '../../ui/rows/RowWords.tsx'
import { CrowdWords, FoldedGifts, FoldTag } from './FoldWords.tsx'
import { GiftThanks } from './GiftThanks.tsx'
import { Recalled } from './Recalled.tsx'
import { RowTags } from './RowTags.tsx'
import { RowTools } from './RowTools.tsx'

/** Gifts of this tier can be thanked for on the spot. */
const LARGEST = 5
/** The most ids in the attribute, since a row may change twenty times a second. */
const MOST_IDS = 20

interface FeedRowProps {
  row: Row
  /** The row's version when rendered: rows change in place. */
  version: number
  speaking: boolean
  /** Whether the pointer or focus is on it. */
  active: boolean
  timed: boolean
  pictures: boolean
  people: PeopleSettings
  /** From how many diamonds on a gift is shown larger. */
  steps: TierSteps
}

/** One row. It is drawn again only if it changed: thirty of them are in a list that moves each frame. */
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
      // Loaded pictures stay.
      (next.pictures && !pictures)
    )
  }

  override render({ row, speaking, active, timed, pictures, people, steps }: FeedRowProps) {
    const { event, fold, verdict } = row
    const tier = event.type === 'gift' ? tierOf(fold ? 0 : row.diamonds, steps) : undefined
    // Value or kind is behind the words, in its own column.
    const isCard = event.type === 'gift' || event.type === 'superchat' || event.type === 'lottery'
    return (
      <article
        class={`${classes(row, speaking, people)}${tier === undefined ? '' : ` tier-${tier}`}${active ? ' active' : ''}`}
        // Focused by arrow keys, see `useRowTouch`.
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
            {fold && event.type === 'gift' ? (
              <FoldedGifts row={row} fold={fold} />
            ) : fold || (verdict.tags.length > 0 && !isCard) ? (
              <div class="said">
                <Words row={row} />
                <RowTags tags={verdict.tags} />
                {fold && <FoldTag row={row} fold={fold} />}
              </div>
            ) : (
              <Words row={row} />
            )}
            {isCard && <RowTags tags={verdict.tags} />}
            {tier === LARGEST && event.user && !row.history && <GiftThanks user={event.user} />}
          </>
        )}
        {timed && <time>{formatClock(event.time)}</time>}
        {active && <RowTools row={row} timed={timed} />}
      </article>
    )
  }
}

/** Replaces the avatar if nobody in particular did it. A pause or end of the broadcast is centred. */
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

/** Ids of the latest folded events, for tests and scripts. */
function foldedIds({ rows }: Fold): string {
  return rows
    .slice(-MOST_IDS)
    .map(({ event }) => event.id)
    .join(' ')
}

/** Texts up to this length, with the name, fit a row's lines, in UTF-16 units. */
const SHORT = 60
const SAYINGS: ReadonlySet<EventType> = new Set(['chat', 'emoji', 'enter', 'like', 'follow'])

/** Whether a row needs no ellipsis, which makes layout expensive. Most do not. */
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
