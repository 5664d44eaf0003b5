import type { Entry } from '../model/entry.ts'
import type { GiftEvent, User } from '../model/events.ts'
import { personToKey } from '../model/people.ts'

/** So many of one gift; `diamonds` is the price of one. */
export interface Given {
  name: string
  diamonds: number
  count: number
}

export interface Giver {
  key: string
  user: User
  count: number
  diamonds: number
  /** Number of each gift, by name. */
  gifts: Map<string, number>
  /** What each row brought, by its number in the room. */
  given: Map<number, Given>
}

export interface GiftKind {
  id: string
  name: string
  imageUrl?: string
  count: number
  diamonds: number
}

/** Totals of a room's gifts, by giver and by gift. */
export class GiftTally {
  readonly givers = new Map<string, Giver>()
  readonly kinds = new Map<string, GiftKind>()
  count = 0
  diamonds = 0

  /** Takes each entry once, in any order. */
  add({ n, into = n, event, adds }: Entry): void {
    if (event.type === 'gift' && adds) this.#count(into, event, adds.gifts, adds.diamonds)
  }

  #count(n: number, { user, gift }: GiftEvent, more: number, worth: number): void {
    this.count += more
    this.diamonds += worth
    const kind = this.kinds.get(gift.id) ?? { ...gift, count: 0, diamonds: 0 }
    this.kinds.set(gift.id, kind)
    kind.count += more
    kind.diamonds += worth
    if (!user) return
    const key = personToKey(user)
    const giver = this.givers.get(key) ?? {
      key,
      user,
      count: 0,
      diamonds: 0,
      gifts: new Map(),
      given: new Map(),
    }
    this.givers.set(key, giver)
    giver.count += more
    giver.diamonds += worth
    giver.gifts.set(gift.name, (giver.gifts.get(gift.name) ?? 0) + more)
    const row = giver.given.get(n)
    giver.given.set(n, {
      name: gift.name,
      diamonds: Math.max(row?.diamonds ?? 0, gift.diamonds),
      count: (row?.count ?? 0) + more,
    })
  }
}

/** The most valuable first, then the more numerous. */
export function byWorth(
  a: { diamonds: number; count: number },
  b: { diamonds: number; count: number },
): number {
  return b.diamonds - a.diamonds || b.count - a.count
}
