import type { Eraser } from '../model/eraser.ts'
import type { GiftEvent } from '../model/events.ts'
import { keyToPerson, personToKey } from '../model/people.ts'

/** Without a group id, messages this far apart belong to two combos. */
const COMBO_SILENCE_MS = 10_000
/** Number of combos kept, so that a late message still finds its row. */
const MAX_COMBOS = 1000

/**
 * One gift or gift combo: all messages with the same sender, gift, group id and receiver. Plain data, stored with the
 * room. docs/gifts.md explains the counting.
 */
export interface Combo {
  /** Number of the first entry, which has the row. */
  n: number
  /** Count from the messages while it is sent; they may skip numbers, repeat and come late. */
  sent: number
  /** Count from the final summary; 0 before it. */
  summed: number
  /** Price of one, in diamonds; 0 until a message has it. */
  price: number
  /** Server time of its latest message, ms since 1970. */
  lastTime: number
}

/** What one gift message adds to the room. */
export interface GiftIncrease {
  /** Number of the first entry of the gift or combo; identifies it. */
  n: number
  event: GiftEvent
  /** New gifts, 0 for a repeat; and the total of this combo so far. */
  added: number
  total: number
  /** Value of the new gifts. */
  diamonds: number
  /** It does not combo, or the combo has ended. Late messages may still add to it. */
  end: boolean
}

/** Result of one message: the entry whose row it continues, if any, and the increase. */
export interface Taken {
  into?: number
  increase: GiftIncrease
}

/** Combos by key, restored after the worker died. Plain data. */
export type RoomCombos = [string, Combo][]

/** The gifts and gift combos of one room. */
export class Combos {
  readonly #byKey: Map<string, Combo>

  /** @param stored the result of `stored`, maybe of an earlier version: unusable combos are ignored */
  constructor(stored: RoomCombos = []) {
    const usable = stored.filter(([, combo]) => 'price' in combo)
    this.#byKey = new Map(usable.map(([key, combo]) => [comboKey(partsOf(key)), combo]))
  }

  /**
   * Counts a gift message.
   * @param n the number of its entry
   */
  take(event: GiftEvent, n: number): Taken {
    const { combo: combos, comboId, comboEnd: end, count } = event
    // Such a message belongs to no combo.
    if (!combos && comboId === undefined) {
      return {
        increase: { n, event, added: count, total: count, diamonds: count * event.gift.diamonds, end },
      }
    }
    const key = keyOf(event)
    const known = this.#find(key, event)
    const combo = known ?? { n, sent: 0, summed: 0, price: 0, lastTime: 0 }
    const before = { count: countOf(combo), worth: worthOf(combo) }
    if (event.summary) combo.summed = Math.max(combo.summed, count)
    else combo.sent = combos ? Math.max(combo.sent, count) : combo.sent + count
    combo.price = Math.max(combo.price, event.gift.diamonds)
    combo.lastTime = Math.max(combo.lastTime, event.time)
    this.#remember(key, combo)
    const total = countOf(combo)
    const added = total - before.count
    const diamonds = worthOf(combo) - before.worth
    // A gift outside a combo has its own row, unless it adds nothing to the one before.
    if (!known || !(combos || event.summary || added === 0)) {
      return { increase: { n, event, added, total, diamonds, end } }
    }
    return { into: combo.n, increase: { n: combo.n, event, added, total, diamonds, end } }
  }

  /** State to store; the constructor takes it. */
  stored(): RoomCombos {
    return [...this.#byKey]
  }

  /** Without a group id, only the time separates two combos of the same kind. */
  #find(key: string, { comboId, time }: GiftEvent): Combo | undefined {
    const combo = this.#byKey.get(key)
    if (!combo || comboId !== undefined) return combo
    return Math.abs(time - combo.lastTime) < COMBO_SILENCE_MS ? combo : undefined
  }

  /** Keeps the most recently used combos, in that order. */
  #remember(key: string, combo: Combo): void {
    this.#byKey.delete(key)
    this.#byKey.set(key, combo)
    const [oldest] = this.#byKey.keys()
    if (this.#byKey.size > MAX_COMBOS && oldest !== undefined) this.#byKey.delete(oldest)
  }
}

/** group_id is the second of sending: two people who send in the same second share it. */
function keyOf({ user, gift, comboId, toUser }: GiftEvent): string {
  return comboKey([user ? personToKey(user) : '', gift.id, comboId ?? '', toUser?.id ?? ''])
}

type KeyParts = [sender: string, gift: string, group: string, receiver: string]

function comboKey(parts: KeyParts): string {
  return JSON.stringify(parts)
}

/** The parts of a key; version 0.1.0 stored `id|name|gift|group|receiver`. */
function partsOf(key: string): KeyParts {
  if (key.startsWith('[')) return JSON.parse(key)
  const [id = '', name = '', gift = '', group = '', receiver = ''] = key.split('|')
  return [name === '' ? id : `${id}:${name}`, gift, group, receiver]
}

/** Stored combos without those that a person sent or received. */
export function combosWithout(combos: RoomCombos, eraser: Eraser): RoomCombos {
  return combos.filter(([key]) => {
    const [sender, , , receiver] = partsOf(key)
    return !eraser.isTheirs(keyToPerson(sender)) && !eraser.isTheirs({ id: receiver })
  })
}

function countOf({ sent, summed }: Combo): number {
  return Math.max(sent, summed)
}

function worthOf(combo: Combo): number {
  return countOf(combo) * combo.price
}

/**
 * Joins the stored combos of a room with those counted before they could be read. A combo in both becomes one.
 * @param by offset added to the numbers of `since`
 * @returns the combos, and what both counted twice
 */
export function joinedCombos(
  stored: readonly [string, Combo][],
  since: readonly [string, Combo][],
  by: number,
): { combos: [string, Combo][]; twice: { gifts: number; diamonds: number } } {
  const combos = new Map(stored)
  const twice = { gifts: 0, diamonds: 0 }
  for (const [key, combo] of since) {
    const before = key.split('|')[3] === '' ? undefined : combos.get(key)
    const joined = before
      ? {
          n: before.n,
          sent: Math.max(before.sent, combo.sent),
          summed: Math.max(before.summed, combo.summed),
          price: Math.max(before.price, combo.price),
          lastTime: Math.max(before.lastTime, combo.lastTime),
        }
      : { ...combo, n: combo.n + by }
    if (before) {
      twice.gifts += countOf(before) + countOf(combo) - countOf(joined)
      twice.diamonds += worthOf(before) + worthOf(combo) - worthOf(joined)
    }
    combos.delete(key)
    combos.set(key, joined)
  }
  return { combos: [...combos], twice }
}
