import type { GiftEvent } from '../protocol/events.ts'

/** A combo that has not been heard of for this long is over: some never send their end. */
export const COMBO_SILENCE_MS = 10_000
/** How many combos are remembered, so that a late or repeated end still finds its row; and how many may run at once. */
const REMEMBERED = 500
const MOST_OPEN = 2000

/**
 * One gift, or one gift combo: all messages of one sender, gift, group id and receiver. Plain data, kept with the
 * room's state. docs/gifts.md tells how messages are counted.
 */
export interface Combo {
  /** The entry that began it, whose row it is. */
  n: number
  /** How many, by the messages of the sending itself; they may skip, repeat and come late. */
  sent: number
  /** How many, by the summary that follows; 0 before it. */
  summed: number
  /** The price of one; a message may lack it. */
  price: number
  /** How many of them have been told of as finished. */
  told: number
  /** When its latest message came by this machine's clock, and when it was sent by the server's; ms since 1970. */
  lastAt: number
  lastTime: number
  /** Its latest message while it is open; null when it is closed, for the state is written often. */
  event: GiftEvent | null
}

/** A combo that came to rest: `count` gifts more than were told before. */
export interface ComboRest {
  n: number
  event: GiftEvent
  count: number
}

/** What one gift message adds to the room: the running combos, for whoever does not wait for their rest. */
export interface GiftIncrease {
  /** The entry that began the gift or its combo: what both are known by. */
  n: number
  event: GiftEvent
  /** How many gifts more than was known, 0 for a repeat; and all of this combo so far. */
  added: number
  total: number
  /** What the added gifts are worth. */
  diamonds: number
  /** Nothing more is expected: it does not combo, or its end has come. More may come late all the same. */
  end: boolean
}

/** What a message changed: the entry whose row it continues, the increase, and what came to rest. */
export interface Taken {
  into?: number
  increase: GiftIncrease
  rests: ComboRest[]
}

/** The gifts and gift combos of one room. */
export class Combos {
  private readonly byKey: Map<string, Combo>

  /** @param stored what `stored` returned, maybe of an earlier version: what it cannot use is passed over */
  constructor(stored: [string, Combo][] = []) {
    this.byKey = new Map(stored.filter(([, combo]) => 'price' in combo))
  }

  /**
   * Takes a gift message in.
   * @param n the entry that it gets if it begins something new
   * @param at when it was received, ms since 1970
   * @param isHistory whether it is from before joining: counted, but never told of as finished
   */
  take(event: GiftEvent, n: number, at: number, isHistory: boolean): Taken {
    // Nothing ties such a message to another.
    if (!event.combo && event.comboId === undefined) return single(event, n, isHistory)
    const key = keyOf(event)
    const known = this.byKey.get(key)
    const rests: ComboRest[] = []
    const goesOn = known !== undefined && !isNext(known, event)
    if (known && !goesOn) rests.push(...close(known, known.n))
    const combo: Combo = goesOn ? known : freshCombo(n)
    const before = { count: countOf(combo), worth: worthOf(combo) }
    if (event.summary) combo.summed = Math.max(combo.summed, event.count)
    else combo.sent = event.combo ? Math.max(combo.sent, event.count) : combo.sent + event.count
    combo.price = Math.max(combo.price, event.gift.diamonds)
    const total = countOf(combo)
    const added = total - before.count
    if (added > 0) {
      combo.event = event
      combo.lastAt = Math.max(combo.lastAt, at)
      combo.lastTime = Math.max(combo.lastTime, event.time)
    }
    if (isHistory) combo.told += added
    // Gifts that do not combo are a row each; only what adds nothing belongs to the one before.
    const into = goesOn && (event.combo || event.summary || added === 0) ? combo.n : undefined
    const own = into ?? n
    if (event.comboEnd) rests.push(...close(combo, own))
    rests.push(...this.remember(key, combo))
    const diamonds = worthOf(combo) - before.worth
    const increase = { n: own, event, added, total, diamonds, end: event.comboEnd }
    return { ...(into === undefined ? {} : { into }), increase, rests }
  }

  /** Closes the combos that have been silent for too long at `now`. */
  settle(now: number): ComboRest[] {
    const rests: ComboRest[] = []
    for (const combo of this.byKey.values()) {
      if (!combo.event || now - combo.lastAt < COMBO_SILENCE_MS) continue
      rests.push(...close(combo, combo.n))
    }
    return rests
  }

  /** When the next open combo will have been silent for too long; undefined when none is open. */
  nextSettle(): number | undefined {
    let next: number | undefined
    for (const { event, lastAt } of this.byKey.values()) {
      if (event) next = Math.min(next ?? Infinity, lastAt + COMBO_SILENCE_MS)
    }
    return next
  }

  /** For keeping; give it to the constructor to go on. */
  stored(): [string, Combo][] {
    return [...this.byKey]
  }

  /** Those heard of last stand last; the closed ones are forgotten first, and open ones only where there are far too many. */
  private remember(key: string, combo: Combo): ComboRest[] {
    this.byKey.delete(key)
    this.byKey.set(key, combo)
    if (this.byKey.size <= REMEMBERED) return []
    for (const [old, other] of this.byKey) {
      if (other.event && this.byKey.size <= MOST_OPEN) continue
      this.byKey.delete(old)
      return close(other, other.n)
    }
    return []
  }
}

function single(event: GiftEvent, n: number, isHistory: boolean): Taken {
  const { count, gift } = event
  return {
    increase: { n, event, added: count, total: count, diamonds: count * gift.diamonds, end: true },
    rests: isHistory ? [] : [{ n, event, count }],
  }
}

/** Without a group id only the time tells one combo from the next of the same kind. */
function isNext({ lastTime }: Combo, { comboId, time }: GiftEvent): boolean {
  return comboId === undefined && Math.abs(time - lastTime) >= COMBO_SILENCE_MS
}

/**
 * group_id is only a second of the clock: two people who send in the same second share it. Masked people share an id
 * and are told apart by what is left of their names.
 */
function keyOf({ user, gift, comboId, toUser }: GiftEvent): string {
  return [user?.id, user?.masked ? user.nickname : '', gift.id, comboId, toUser?.id].join('|')
}

function freshCombo(n: number): Combo {
  return { n, sent: 0, summed: 0, price: 0, told: 0, lastAt: 0, lastTime: 0, event: null }
}

function countOf({ sent, summed }: Combo): number {
  return Math.max(sent, summed)
}

function worthOf(combo: Combo): number {
  return countOf(combo) * combo.price
}

function close(combo: Combo, n: number): ComboRest[] {
  const { event } = combo
  const count = countOf(combo) - combo.told
  combo.told = countOf(combo)
  combo.event = null
  return event && count > 0 ? [{ n, event, count }] : []
}
