import type { GiftEvent, User } from '../protocol/events.ts'
import type { Entry } from '../room/entry.ts'

/** More combos than this are not remembered: a message of one that is older would count anew. */
const REMEMBERED = 20_000

/** What one person gave. */
export interface Giver {
  key: string
  user: User
  count: number
  diamonds: number
  /** How many of each gift, by its name. */
  gifts: Map<string, number>
}

/** What came of one gift. */
export interface GiftKind {
  id: string
  name: string
  imageUrl?: string
  count: number
  diamonds: number
}

interface Combo {
  count: number
  /** Of one. */
  price: number
}

/**
 * Adds up a room's gifts, by giver and by gift. Entries may come in any order and more than once: a combo counts by its
 * largest count and its highest price, whichever of its messages tells them.
 */
export class GiftTally {
  readonly givers = new Map<string, Giver>()
  readonly kinds = new Map<string, GiftKind>()
  count = 0
  diamonds = 0
  #combos = new Map<number, Combo>()

  /**
   * Takes an entry in.
   * @returns the diamonds that it adds
   */
  add({ n, into, event }: Entry): number {
    if (event.type !== 'gift') return 0
    const combo = this.#combo(into ?? n)
    const count = Math.max(combo.count, event.count)
    const price = Math.max(combo.price, event.gift.diamonds)
    const more = count - combo.count
    const worth = count * price - combo.count * combo.price
    combo.count = count
    combo.price = price
    if (more > 0 || worth > 0) this.#count(event, more, worth)
    return worth
  }

  #combo(n: number): Combo {
    const known = this.#combos.get(n)
    if (known) return known
    const combo = { count: 0, price: 0 }
    this.#combos.set(n, combo)
    const [oldest] = this.#combos.keys()
    if (this.#combos.size > REMEMBERED && oldest !== undefined) this.#combos.delete(oldest)
    return combo
  }

  #count({ user, gift }: GiftEvent, more: number, worth: number): void {
    this.count += more
    this.diamonds += worth
    const kind = this.kinds.get(gift.id) ?? { ...gift, count: 0, diamonds: 0 }
    this.kinds.set(gift.id, kind)
    kind.count += more
    kind.diamonds += worth
    if (!user) return
    const key = giverKey(user)
    const giver = this.givers.get(key) ?? { key, user, count: 0, diamonds: 0, gifts: new Map() }
    this.givers.set(key, giver)
    giver.count += more
    giver.diamonds += worth
    giver.gifts.set(gift.name, (giver.gifts.get(gift.name) ?? 0) + more)
  }
}

/** Masked people share ids: those are told apart by what is left of their names. */
function giverKey({ id, masked, nickname }: User): string {
  return masked ? `${id} ${nickname}` : id
}

/** The most valuable first; what is worth the same, the more first. */
export function byWorth(
  a: { diamonds: number; count: number },
  b: { diamonds: number; count: number },
): number {
  return b.diamonds - a.diamonds || b.count - a.count
}
