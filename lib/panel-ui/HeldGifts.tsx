import { X } from 'lucide'
import { useReducer } from 'preact/hooks'
import { formatNumber } from '../i18n/format.ts'
import { i18n } from '../i18n/i18n.ts'
import { tierOf } from '../model/gift-tier.ts'
import { settingsOf } from '../settings/change/person.ts'
import { stepsOf } from '../settings/schema/gifts.ts'
import type { Held } from '../tally/held-gifts.ts'
import { Icon } from '../ui/parts/Icon.tsx'
import { Avatar } from '../ui/rows/Avatar.tsx'
import { nameOf } from '../ui/rows/name.ts'
import { usePanel } from './context.tsx'

/** The largest gifts, held above the feed for a time that grows with their worth. Read once a second. */
export function HeldGifts() {
  const { now, shown, settings, feedView } = usePanel()
  void now.value
  const [, redraw] = useReducer((count: number, _: undefined) => count + 1, 0)
  const { look, show, people } = settings.current.value
  if (!look.gifts.hold || !show.gift) return null
  const [, , from] = stepsOf(look.gifts)
  const isHidden = ({ user, n }: Held) =>
    settingsOf(people, user).treatment === 'hide' || feedView.feed.rowOf(n)?.verdict.hidden === true
  const held = shown.held.current(shown.now, from).filter(one => !isHidden(one))
  if (held.length === 0) return null
  return (
    <section aria-label={i18n.t('gifts.held')}>
      <ul class="held" aria-label={i18n.t('gifts.held')}>
        {held.map(one => (
          <Pill
            key={one.key}
            one={one}
            onDismiss={() => {
              shown.held.dismiss(one.key)
              redraw(undefined)
            }}
          />
        ))}
      </ul>
    </section>
  )
}

function Pill({ one: { user, diamonds, left }, onDismiss }: { one: Held; onDismiss: () => void }) {
  const { settings, sheets } = usePanel()
  const { people, look } = settings.current.value
  const name = nameOf(user, people)
  return (
    <li class={`pill tier-${tierOf(diamonds, stepsOf(look.gifts))}`} style={{ '--left': left.toFixed(3) }}>
      <button
        type="button"
        class="pill-giver"
        onClick={() => {
          sheets.sheet.value = { kind: 'person', user }
        }}
      >
        <Avatar user={user} picture />
        <bdi>{name}</bdi> <b>{i18n.t('row.diamonds', diamonds, [formatNumber(diamonds)])}</b>
      </button>
      <button
        type="button"
        class="pill-away"
        aria-label={i18n.t('gifts.dismiss', [name])}
        title={i18n.t('gifts.dismiss', [name])}
        onClick={onDismiss}
      >
        <Icon node={X} />
      </button>
    </li>
  )
}
