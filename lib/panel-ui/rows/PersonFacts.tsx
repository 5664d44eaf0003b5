import { useEffect, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Deeds } from '../../feed/deeds.ts'
import { remembered } from '../../feed/remembered.ts'
import { formatDate, formatNumber } from '../../i18n/format.ts'
import type { User } from '../../model/events.ts'
import { personToKey } from '../../model/people.ts'
import type { KnownPerson } from '../../store/person.ts'
import { usePanel } from '../context.tsx'

/** What someone did, counted: in this room by the history and what came since, and in earlier broadcasts. */
export function PersonFacts({ user, deeds }: { user: User; deeds: Deeds }) {
  const known = useKnown(user)
  const here = known?.here
  const earlier = known?.elsewhere ?? []
  // What is written lags a moment behind; what the panel holds may begin later.
  const most = (kept = 0, held = 0) => formatNumber(Math.max(kept, held))
  const firstAt = Math.min(
    ...[deeds.firstAt, here?.firstAt ?? 0, ...earlier.map(one => one.firstAt)].filter(Boolean),
  )
  const facts: [string, string][] = [
    [i18n.t('person.chats'), most(here?.chats, deeds.chats)],
    [i18n.t('person.gifts'), most(here?.gifts, deeds.gifts)],
    [i18n.t('person.diamonds'), most(here?.diamonds, deeds.diamonds)],
    [i18n.t('person.likes'), most(here?.likes, deeds.likes)],
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
    void remembered(session, user).then(found => {
      if (!isGone) setKnown(found)
    })
    return () => {
      isGone = true
    }
  }, [session, personToKey(user)])
  return known
}
