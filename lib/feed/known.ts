import type { Known } from '../filter/complete.ts'
import type { PeopleSettings } from '../settings/people.ts'
import { settingsOf } from '../settings/person.ts'
import type { Row } from './row.ts'

/** Names beyond this many are not offered: a room of thousands is searched by typing on. */
const MOST = 500

/** Who and what has been seen in these rows, newest first; people by what the user calls them too. */
export function knownIn(rows: readonly Row[], laidDown: PeopleSettings): Known {
  const people = new Set<string>()
  const gifts = new Set<string>()
  const fans = new Set<string>()
  for (let at = rows.length - 1; at >= 0 && people.size < MOST; at--) {
    const event = rows[at]?.event
    const own = settingsOf(laidDown, event?.user).nickname
    if (own) people.add(own)
    if (event?.user?.nickname) people.add(event.user.nickname)
    if (event?.user?.fansClub?.name) fans.add(event.user.fansClub.name)
    if (event?.type === 'gift' && event.gift.name !== '') gifts.add(event.gift.name)
  }
  return { people: [...people], gifts: [...gifts], fans: [...fans] }
}
