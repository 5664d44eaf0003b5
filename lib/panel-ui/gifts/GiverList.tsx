import { Volume2 } from 'lucide'
import { useState } from 'preact/hooks'
import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { showable } from '../../model/showable.ts'
import { byWorth, type GiftTally, type Giver } from '../../tally/gift-tally.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { Avatar } from '../../ui/rows/Avatar.tsx'
import { nameOf } from '../../ui/rows/name.ts'
import { usePanel } from '../context.tsx'
import { type GiverThanks, useThanks } from './use-thanks.ts'

const LISTED = 200
const MOST_KINDS = 4

/** Givers, the most valuable first, with a tick for thanks, which a new gift removes. */
export function GiverList({ gifts }: { gifts: GiftTally }) {
  const thanks = useThanks()
  const [onlyUnthanked, setOnlyUnthanked] = useState(false)
  const givers = [...gifts.givers.values()].sort(byWorth)
  const unthanked = givers.filter(giver => !thanks.isThanked(giver))
  const shown = onlyUnthanked ? unthanked : givers
  const addressed = unthanked.filter(thanks.isAddressed)
  return (
    <>
      <div class="thank-all">
        <button
          type="button"
          class="chip"
          aria-pressed={onlyUnthanked}
          onClick={() => setOnlyUnthanked(!onlyUnthanked)}
        >
          {i18n.t('gifts.unthanked')} <span class="count">{formatNumber(unthanked.length)}</span>
        </button>
        <button
          type="button"
          class="thank-aloud"
          disabled={addressed.length === 0}
          onClick={() => thanks.thankAloud(addressed)}
        >
          <Icon node={Volume2} />
          {i18n.t('gifts.thankAll', [formatNumber(addressed.length)])}
        </button>
      </div>
      <ul class="givers">
        {shown.slice(0, LISTED).map(giver => (
          <GiverLine key={giver.key} giver={giver} thanks={thanks} />
        ))}
      </ul>
      {shown.length > LISTED && (
        <p class="why">{i18n.t('sheet.more', [formatNumber(shown.length - LISTED)])}</p>
      )}
    </>
  )
}

function GiverLine({ giver, thanks }: { giver: Giver; thanks: GiverThanks }) {
  const { settings, sheets } = usePanel()
  const { user, diamonds } = giver
  const thanked = thanks.isThanked(giver)
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
      <span class="thank">
        <button
          type="button"
          class="thank-aloud"
          aria-label={i18n.t('gifts.thankWho', [name])}
          onClick={() => thanks.thankAloud([giver])}
        >
          <Icon node={Volume2} />
          {i18n.t('gifts.thank')}
        </button>
        <label>
          <input
            type="checkbox"
            checked={thanked}
            aria-label={i18n.t('gifts.thankedWho', [name])}
            onChange={() => thanks.tick(giver, !thanked)}
          />
          {i18n.t('gifts.thanked')}
        </label>
      </span>
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
