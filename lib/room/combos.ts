import type { Eraser } from '../model/eraser.ts'
import type { GiftEvent } from '../model/events.ts'
import { personKey, personOfKey } from '../model/people.ts'

/** Without a group id, messages that are this far apart are of two combos; those of one come in less. */
const COMBO_SILENCE_MS = 10_000
/** How many combos are remembered, so that a late message still finds its row. */
const REMEMBERED = 1000

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
  /** When its latest message was sent, by the server's clock, ms since 1970. */
  lastTime: number
}

/** What one gift message adds to a room, while its combo may still run. */
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

/** What a message changed: the entry whose row it continues, if any, and the increase. */
export interface Taken {
  into?: number
  increase: GiftIncrease
}

/** What must be known again of combos after the worker died, by what each is known by. Plain data. */
export type RoomCombos = [string, Combo][]

/** The gifts and gift combos of one room. */
export class Combos {
  private readonly byKey: Map<string, Combo>

  /** @param stored what `stored` returned, maybe of an earlier version: what it cannot use is passed over */
  constructor(stored: RoomCombos = []) {
    const usable = stored.filter(([, combo]) => 'price' in combo)
    this.byKey = new Map(usable.map(([key, combo]) => [comboKey(partsOf(key)), combo]))
  }

  /**
   * Takes a gift message in.
   * @param n the entry that it gets if it begins something new
   */
  take(event: GiftEvent, n: number): Taken {
    const { combo: combos, comboId, comboEnd: end, count } = event
    // Nothing ties such a message to another.
    if (!combos && comboId === undefined) {
      return {
        increase: { n, event, added: count, total: count, diamonds: count * event.gift.diamonds, end },
      }
    }
    const key = keyOf(event)
    const known = this.find(key, event)
    const combo = known ?? { n, sent: 0, summed: 0, price: 0, lastTime: 0 }
    const before = { count: countOf(combo), worth: worthOf(combo) }
    if (event.summary) combo.summed = Math.max(combo.summed, count)
    else combo.sent = combos ? Math.max(combo.sent, count) : combo.sent + count
    combo.price = Math.max(combo.price, event.gift.diamonds)
    combo.lastTime = Math.max(combo.lastTime, event.time)
    this.remember(key, combo)
    const total = countOf(combo)
    const added = total - before.count
    const diamonds = worthOf(combo) - before.worth
    // Gifts that do not combo are a row each; only what adds nothing belongs to the one before.
    if (!known || !(combos || event.summary || added === 0)) {
      return { increase: { n, event, added, total, diamonds, end } }
    }
    return { into: combo.n, increase: { n: combo.n, event, added, total, diamonds, end } }
  }

  /** For keeping; give it to the constructor to go on. */
  stored(): RoomCombos {
    return [...this.byKey]
  }

  /** Without a group id only the time tells one combo from the next of the same kind. */
  private find(key: string, { comboId, time }: GiftEvent): Combo | undefined {
    const combo = this.byKey.get(key)
    if (!combo || comboId !== undefined) return combo
    return Math.abs(time - combo.lastTime) < COMBO_SILENCE_MS ? combo : undefined
  }

  /** Those heard of last stand last; the first is forgotten where there are too many. */
  private remember(key: string, combo: Combo): void {
    this.byKey.delete(key)
    this.byKey.set(key, combo)
    const [eldest] = this.byKey.keys()
    if (this.byKey.size > REMEMBERED && eldest !== undefined) this.byKey.delete(eldest)
  }
}

/** group_id is only a second of the clock: two people who send in the same second share it. */
function keyOf({ user, gift, comboId, toUser }: GiftEvent): string {
  return comboKey([user ? personKey(user) : '', gift.id, comboId ?? '', toUser?.id ?? ''])
}

type KeyParts = [sender: string, gift: string, group: string, receiver: string]

function comboKey(parts: KeyParts): string {
  return JSON.stringify(parts)
}

/** The parts of a key; version 0.1.0 had them with the cut name apart: `id|name|gift|group|receiver`. */
function partsOf(key: string): KeyParts {
  if (key.startsWith('[')) return JSON.parse(key)
  const [id = '', name = '', gift = '', group = '', receiver = ''] = key.split('|')
  return [name === '' ? id : `${id}:${name}`, gift, group, receiver]
}

/** Stored combos without those that a person sent or was sent. */
export function combosWithout(combos: RoomCombos, eraser: Eraser): RoomCombos {
  return combos.filter(([key]) => {
    const [sender, , , receiver] = partsOf(key)
    return !eraser.isTheirs(personOfKey(sender)) && !eraser.isTheirs({ id: receiver })
  })
}

function countOf({ sent, summed }: Combo): number {
  return Math.max(sent, summed)
}

function worthOf(combo: Combo): number {
  return countOf(combo) * combo.price
}

/**
 * The combos of a room that began without knowing what was stored of it. One that runs in both is one.
 * @param by what the numbers of `since` grow by
 * @returns also what both have counted of the same combos
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
