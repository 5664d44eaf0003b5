import type { Entry } from '../model/entry.ts'
import type { GiftEvent, User } from '../model/events.ts'
import { personToKey } from '../model/people.ts'

export interface Giver {
  key: string
  user: User
  count: number
  diamonds: number
  /** Number of each gift, by name. */
  gifts: Map<string, number>
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
  add({ event, adds }: Entry): void {
    if (event.type === 'gift' && adds) this.#count(event, adds.gifts, adds.diamonds)
  }

  #count({ user, gift }: GiftEvent, more: number, worth: number): void {
    this.count += more
    this.diamonds += worth
    const kind = this.kinds.get(gift.id) ?? { ...gift, count: 0, diamonds: 0 }
    this.kinds.set(gift.id, kind)
    kind.count += more
    kind.diamonds += worth
    if (!user) return
    const key = personToKey(user)
    const giver = this.givers.get(key) ?? { key, user, count: 0, diamonds: 0, gifts: new Map() }
    this.givers.set(key, giver)
    giver.count += more
    giver.diamonds += worth
    giver.gifts.set(gift.name, (giver.gifts.get(gift.name) ?? 0) + more)
  }
}

/** The most valuable first, then the more numerous. */
export function byWorth(
  a: { diamonds: number; count: number },
  b: { diamonds: number; count: number },
): number {
  return b.diamonds - a.diamonds || b.count - a.count
}
