import { useEffect, useState } from 'preact/hooks'
import { readKnownPerson } from '../../feed/known-person.ts'
import type { PersonTotals } from '../../feed/person-totals.ts'
import { formatDate, formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { User } from '../../model/events.ts'
import { personToKey } from '../../model/people.ts'
import type { KnownPerson } from '../../store/person.ts'
import { usePanel } from '../context.tsx'

/** A person's totals in this room, stored and new, and in earlier broadcasts. */
export function PersonFacts({ user, totals }: { user: User; totals: PersonTotals }) {
  const known = useKnown(user)
  const here = known?.here
  const earlier = known?.elsewhere ?? []
  // The store lags a moment behind; the panel may begin later.
  const most = (kept = 0, held = 0) => formatNumber(Math.max(kept, held))
  const firstAt = Math.min(
    ...[totals.firstAt, here?.firstAt ?? 0, ...earlier.map(one => one.firstAt)].filter(Boolean),
  )
  const facts: [string, string][] = [
    [i18n.t('person.chats'), most(here?.chats, totals.chats)],
    [i18n.t('person.gifts'), most(here?.gifts, totals.gifts)],
    [i18n.t('person.diamonds'), most(here?.diamonds, totals.diamonds)],
    [i18n.t('person.likes'), most(here?.likes, totals.likes)],
  ]
  return (
    <>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="why">
        {Number.isFinite(firstAt) && i18n.t('person.firstSeen', [formatDate(firstAt)])}
        {earlier.length > 0 && ` · ${earlierWords(earlier)}`}
      </p>
    </>
  )
}

function earlierWords(earlier: KnownPerson['elsewhere']): string {
  const sum = (of: 'chats' | 'diamonds') => formatNumber(earlier.reduce((total, one) => total + one[of], 0))
  return i18n.t('person.earlier', earlier.length, [
    formatNumber(earlier.length),
    sum('chats'),
    sum('diamonds'),
  ])
}

function useKnown(user: User): KnownPerson | undefined {
  const room = usePanel().shown.room.value
  const session = room?.replay?.session ?? room?.roomId ?? ''
  const [known, setKnown] = useState<KnownPerson>()
  useEffect(() => {
    let isGone = false
    void readKnownPerson(session, user).then(found => {
      if (!isGone) setKnown(found)
    })
    return () => {
      isGone = true
    }
  }, [session, personToKey(user)])
  return known
}
