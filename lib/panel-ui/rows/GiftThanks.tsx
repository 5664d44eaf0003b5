import { Check, Volume2 } from 'lucide'
import { i18n } from '../../i18n/i18n.ts'
import type { User } from '../../model/events.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { useGiver, useThanks } from '../gifts/use-thanks.ts'

/** On the largest gifts: thank the giver aloud, or only tick it. */
export function GiftThanks({ user }: { user: User }) {
  const giver = useGiver(user)
  const { isThanked, thankAloud, tick } = useThanks()
  if (!giver) return null
  const thanked = isThanked(giver)
  return (
    <span class="gift-thanks">
      <button type="button" class="gift-thank" tabIndex={-1} onClick={() => thankAloud([giver])}>
        <Icon node={Volume2} />
        {i18n.t('gifts.thank')}
      </button>
      <button
        type="button"
        class="gift-thanked"
        tabIndex={-1}
        aria-pressed={thanked}
        onClick={() => tick(giver, !thanked)}
      >
        {thanked && <Icon node={Check} />}
        {i18n.t('gifts.thanked')}
      </button>
    </span>
  )
}
