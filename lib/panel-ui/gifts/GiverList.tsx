import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { formatNumber } from '../../i18n/format.ts'
import { ownOf } from '../../model/json.ts'
import { showable } from '../../model/showable.ts'
import { byWorth, type GiftTally, type Giver } from '../../tally/gift-tally.ts'
import { Avatar } from '../../ui/rows/Avatar.tsx'
import { nameOf } from '../../ui/rows/name.ts'
import { usePanel } from '../context.tsx'
import { useThanks } from './use-thanks.ts'

const LISTED = 200
const MOST_KINDS = 4

/** Givers, the most valuable first, with a tick for thanks, which a new gift removes. */
export function GiverList({ gifts }: { gifts: GiftTally }) {
  const { thanks, toggle } = useThanks()
  const [onlyUnthanked, setOnlyUnthanked] = useState(false)
  const isThanked = (giver: Giver) => ownOf(thanks, giver.key) === giver.count
  const givers = [...gifts.givers.values()].sort(byWorth)
  const unthanked = givers.filter(giver => !isThanked(giver))
  const shown = onlyUnthanked ? unthanked : givers
  return (
    <>
      <button
        type="button"
        class="chip"
        aria-pressed={onlyUnthanked}
        onClick={() => setOnlyUnthanked(!onlyUnthanked)}
      >
        {i18n.t('gifts.unthanked')} <span class="count">{formatNumber(unthanked.length)}</span>
      </button>
      <ul class="givers">
        {shown.slice(0, LISTED).map(giver => (
          <GiverLine
            key={giver.key}
            giver={giver}
            thanked={isThanked(giver)}
            onThank={() => toggle(giver.key, isThanked(giver) ? 0 : giver.count)}
          />
        ))}
      </ul>
      {shown.length > LISTED && (
        <p class="why">{i18n.t('sheet.more', [formatNumber(shown.length - LISTED)])}</p>
      )}
    </>
  )
}

interface GiverLineProps {
  giver: Giver
  thanked: boolean
  onThank: () => void
}

function GiverLine({ giver, thanked, onThank }: GiverLineProps) {
  const { settings, sheets } = usePanel()
  const { user, diamonds } = giver
  const name = nameOf(user, settings.current.value.people)
  return (
    <li class="giver" data-thanked={thanked}>
      <Avatar user={user} picture />
      <button
        type="button"
        class="giver-name"
        onClick={() => {
          sheets.sheet.value = { kind: 'person', user }
        }}
      >
        <bdi>{name}</bdi>
      </button>
      <span class="value">{i18n.t('row.diamonds', diamonds, [formatNumber(diamonds)])}</span>
      <small>{giftWords(giver)}</small>
      <label class="thank">
        <input
          type="checkbox"
          checked={thanked}
          aria-label={i18n.t('gifts.thankedWho', [name])}
          onChange={onThank}
        />
        {i18n.t('gifts.thanked')}
      </label>
    </li>
  )
}

function giftWords({ gifts }: Giver): string {
  const kinds = [...gifts].sort(([, a], [, b]) => b - a)
  const told = kinds
    .slice(0, MOST_KINDS)
    .map(([name, count]) => `${showable(name, 24)}×${formatNumber(count)}`)
  const words = told.join(i18n.t('comma'))
  return kinds.length > MOST_KINDS ? i18n.t('gifts.andMore', [words, kinds.length]) : words
}
