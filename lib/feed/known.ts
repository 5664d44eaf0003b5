import type { Known } from '../filter/complete.ts'
import { settingsOf } from '../settings/change/person.ts'
import type { PeopleSettings } from '../settings/schema/people.ts'
import type { Row } from './row.ts'

const MOST = 500

/** Newest first, also the user's names for people. */
export function knownIn(rows: readonly Row[], settings: PeopleSettings): Known {
  const people = new Set<string>()
  const gifts = new Set<string>()
  const fans = new Set<string>()
  for (let at = rows.length - 1; at >= 0 && people.size < MOST; at--) {
    const event = rows[at]?.event
    const own = settingsOf(settings, event?.user).nickname
    if (own) people.add(own)
    if (event?.user?.nickname) people.add(event.user.nickname)
    if (event?.user?.fansClub?.name) fans.add(event.user.fansClub.name)
    if (event?.type === 'gift' && event.gift.name !== '') gifts.add(event.gift.name)
  }
  return { people: [...people], gifts: [...gifts], fans: [...fans] }
}
