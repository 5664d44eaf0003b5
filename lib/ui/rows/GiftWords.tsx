import { useContext } from 'preact/hooks'
import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { GiftEvent } from '../../model/events.ts'
import { showable } from '../../model/showable.ts'
import { guestOf } from '../../tally/gift-receiver.ts'
import { RowContext } from './context.ts'
import { nameOf } from './name.ts'
import { Person } from './Person.tsx'
import { Picture } from './Picture.tsx'

interface GiftWordsProps {
  event: GiftEvent
  /** Count and value so far: an event knows only its own part of a combo. */
  count: number
  diamonds: number
}

/** Who gave what, how many so far, and the value. */
export function GiftWords({ event, count, diamonds }: GiftWordsProps) {
  return (
    <>
      <p class="words">
        {event.user && <Person user={event.user} />} {i18n.t('row.gave')} <GiftPicture event={event} />
        <bdi class="gift-name">{showable(event.gift.name, 24)}</bdi>{' '}
        <b class="times">×{formatNumber(count)}</b>
        <Receiver event={event} />
      </p>
      {diamonds > 0 && (
        <span class="value">{i18n.t('row.diamonds', diamonds, [formatNumber(diamonds)])}</span>
      )}
    </>
  )
}

function GiftPicture({ event: { gift } }: { event: GiftEvent }) {
  return gift.imageUrl ? <Picture kind="emoji" url={gift.imageUrl} name="" /> : null
}

/** Shown only if a gift is not for the anchor. */
function Receiver({ event }: { event: GiftEvent }) {
  const { people, anchor } = useContext(RowContext)
  const guest = guestOf(event, anchor)
  if (!guest) return null
  const name = nameOf(guest, people)
  return <bdi class="quiet"> {i18n.t('row.gaveTo', [name])}</bdi>
}
