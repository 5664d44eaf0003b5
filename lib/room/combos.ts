import type { Entry } from '../model/entry.ts'
import type { Eraser } from '../model/eraser.ts'
import type { GiftEvent } from '../model/events.ts'
import { keyToPerson, type Look, lookOf, personToKey } from '../model/people.ts'

/** Without a group id, messages this far apart belong to two combos. */
const COMBO_SILENCE_MS = 10_000
/** Enough that a late message finds its row. */
const MAX_COMBOS = 1000

/**
 * A gift or combo: messages with the same sender, gift, group id and receiver. Plain data, stored with the room. See
 * docs/gifts.md.
 */
export interface Combo {
  /** First entry, which has the row. */
  n: number
  /** Running count; messages may skip, repeat or be late. */
  sent: number
  /** Count of the final summary; 0 before. */
  summed: number
  /** Diamonds for one; 0 until known. */
  price: number
  /** Server time, ms since 1970. */
  lastTime: number
  /** Does not combo: each message is another sending. */
  single?: true
  /** Gifts per tap, if several. */
  groupSize?: number
}

export interface GiftIncrease {
  /** First entry; identifies the combo. */
  n: number
  event: GiftEvent
  /** `added`: 0 for a repeat; `total`: the combo's. */
  added: number
  total: number
  diamonds: number
  /** Also without a combo. Late messages may still add. */
  end: boolean
}

/** `into`: the entry whose row it continues. No field of the event is missing. */
export interface Taken {
  into?: number
  increase: GiftIncrease
}

/** By key. Plain data that survives the worker. */
export type RoomCombos = [string, Combo][]

/** Empty parts are unknown and match any value. */
interface Parts extends Look {
  sender: string
  gift: string
  group: string
  receiver: string
}

interface Held {
  parts: Parts
  combo: Combo
  /** Its messages combined; in memory only. */
  event?: GiftEvent
}

export class Combos {
  readonly #byKey: Map<string, Held>

  /** @param stored unusable combos, maybe of an earlier version, are ignored */
  constructor(stored: RoomCombos = []) {
    this.#byKey = new Map(
      stored
        .filter(([, combo]) => 'price' in combo)
        .map(([key, combo]) => {
          const parts = partsOfKey(key)
          return [keyOf(parts), { parts, combo }]
        }),
    )
  }

  /**
   * Counts a gift message.
   * @param n its entry
   */
  take(event: GiftEvent, n: number): Taken {
    const { combo: isCombo, comboId, comboEnd: end, summary } = event
    const parts = partsOf(event)
    const known = this.#find(parts, event)
    if (!isCombo && comboId === undefined && !isSummaryOf(known?.combo, event)) {
      return { increase: alone(event, n) }
    }
    const held = known ?? { parts, combo: { n, sent: 0, summed: 0, price: 0, lastTime: 0 } }
    const { combo } = held
    // With a group id, only the gift itself says that it does not combo.
    if (!isCombo && comboId !== undefined) combo.single = true
    if (event.groupSize) combo.groupSize = event.groupSize
    const whole = { ...completed(event, held.event), count: countIn(combo, event) }
    const before = { count: countOf(combo), worth: worthOf(combo) }
    if (summary) combo.summed = Math.max(combo.summed, whole.count)
    else combo.sent = combo.single ? combo.sent + whole.count : Math.max(combo.sent, whole.count)
    combo.price = Math.max(combo.price, event.gift.diamonds)
    combo.lastTime = Math.max(combo.lastTime, event.time)
    held.event = whole
    this.#keep(held, parts)
    const total = countOf(combo)
    const added = total - before.count
    const increase = { n, event: whole, added, total, diamonds: worthOf(combo) - before.worth, end }
    // Outside a combo a gift has its own row, unless it adds nothing.
    if (!known || (combo.single && !summary && added > 0)) return { increase }
    return { into: combo.n, increase: { ...increase, n: combo.n } }
  }

  /** Completes later messages by stored entries, oldest first. */
  recall(entries: Iterable<Entry>): void {
    const byN = new Map(Array.from(this.#byKey.values(), held => [held.combo.n, held]))
    for (const { n, into = n, event } of entries) {
      const held = event.type === 'gift' ? byN.get(into) : undefined
      if (held && event.type === 'gift') held.event = completed(event, held.event)
    }
  }

  stored(): RoomCombos {
    return Array.from(this.#byKey, ([key, { combo }]) => [key, { ...combo }])
  }

  /** The exact combo, else the latest that fits a message with missing parts. */
  #find(parts: Parts, { time }: GiftEvent): Held | undefined {
    const exact = this.#byKey.get(keyOf(parts))
    if (exact && isInTime(parts, exact, time)) return exact
    let found: Held | undefined
    for (const held of this.#byKey.values()) {
      if (isMatch(parts, held.parts) && isInTime(parts, held, time)) found = held
    }
    return found
  }

  /** Keeps the most recently used, in order. */
  #keep(held: Held, parts: Parts): void {
    this.#byKey.delete(keyOf(held.parts))
    held.parts = joinedParts(held.parts, parts)
    const key = keyOf(held.parts)
    this.#byKey.delete(key)
    this.#byKey.set(key, held)
    const [oldest] = this.#byKey.keys()
    if (this.#byKey.size > MAX_COMBOS && oldest !== undefined) this.#byKey.delete(oldest)
  }
}

/** Whether a message without a group is a combo's missing summary; else it is in no combo. */
function isSummaryOf(combo: Combo | undefined, event: GiftEvent): boolean {
  if (!combo || !event.summary) return false
  return combo.summed === 0 && countIn(combo, event) >= combo.sent
}

function alone(event: GiftEvent, n: number): GiftIncrease {
  const { count, gift, comboEnd: end } = event
  return { n, event, added: count, total: count, diamonds: count * gift.diamonds, end }
}

/** A tap sends a whole group: a count that is no multiple of it counts taps, and the message lacks the group. */
function countIn({ groupSize = 1, single }: Combo, event: GiftEvent): number {
  const { count } = event
  return single || event.groupSize || count % groupSize === 0 ? count : count * groupSize
}

function completed(event: GiftEvent, known: GiftEvent | undefined): GiftEvent {
  if (!known) return event
  const user = event.user ?? known.user
  const toUser = event.toUser ?? known.toUser
  return {
    ...event,
    ...(user ? { user } : {}),
    ...(toUser ? { toUser } : {}),
    gift: event.gift.name && event.gift.diamonds > 0 ? event.gift : joinedGifts(event.gift, known.gift),
  }
}

type Gift = GiftEvent['gift']

function joinedGifts(gift: Gift, known: Gift): Gift {
  const imageUrl = gift.imageUrl ?? known.imageUrl
  return {
    id: gift.id === '0' ? known.id : gift.id,
    name: gift.name || known.name,
    diamonds: gift.diamonds || known.diamonds,
    ...(imageUrl ? { imageUrl } : {}),
  }
}

/** group_id is the second of sending: people sending in that second share it. */
function partsOf({ user, gift, comboId = '', toUser }: GiftEvent): Parts {
  return {
    sender: user ? personToKey(user) : '',
    gift: gift.id === '0' ? '' : gift.id,
    group: comboId,
    receiver: toUser?.id ?? '',
    ...lookOf(user),
  }
}

/** No known part differs, and sender or group is shared. */
function isMatch(a: Parts, b: Parts): boolean {
  return (
    isCompatible(a.sender, b.sender) &&
    isCompatible(a.group, b.group) &&
    isCompatible(a.gift, b.gift) &&
    isCompatible(a.receiver, b.receiver) &&
    (a.sender === b.sender || (a.group !== '' && a.group === b.group)) &&
    isSameLook(a, b)
  )
}

function isCompatible(a: string, b: string): boolean {
  return a === b || a === '' || b === ''
}

/** The gift itself may raise a masked person's level. */
function isSameLook(a: Look, b: Look): boolean {
  if (!isCompatible(a.avatar, b.avatar)) return false
  if (isCompatible(a.level, b.level)) return true
  return a.avatar !== '' && a.avatar === b.avatar && Math.abs(Number(a.level) - Number(b.level)) === 1
}

/** Without a group id, only time separates two combos of one kind. */
function isInTime({ group }: Parts, { parts, combo }: Held, time: number): boolean {
  return (group !== '' && parts.group !== '') || Math.abs(time - combo.lastTime) < COMBO_SILENCE_MS
}

function joinedParts(known: Parts, more: Parts): Parts {
  return {
    sender: known.sender || more.sender,
    gift: known.gift || more.gift,
    group: known.group || more.group,
    receiver: known.receiver || more.receiver,
    avatar: known.avatar || more.avatar,
    level: more.level || known.level,
  }
}

function keyOf({ sender, gift, group, receiver, avatar, level }: Parts): string {
  const look = avatar || level ? [avatar, level] : []
  return JSON.stringify([sender, gift, group, receiver, ...look])
}

/** Version 0.1.0 stored `id|name|gift|group|receiver`. */
function partsOfKey(key: string): Parts {
  if (key.startsWith('[')) {
    const [sender, gift, group, receiver, avatar = '', level = ''] = JSON.parse(key)
    return { sender, gift, group, receiver, avatar, level }
  }
  const [id = '', name = '', gift = '', group = '', receiver = ''] = key.split('|')
  return { sender: name === '' ? id : `${id}:${name}`, gift, group, receiver, avatar: '', level: '' }
}

/** Drops combos that the person sent or received. */
export function combosWithout(combos: RoomCombos, eraser: Eraser): RoomCombos {
  return combos.filter(([key]) => {
    const { sender, receiver } = partsOfKey(key)
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
 * Joins stored combos with those counted before they were read.
 * @param by offset of the numbers of `since`
 * @returns the combos, and what both counted
 */
export function joinedCombos(
  stored: readonly [string, Combo][],
  since: readonly [string, Combo][],
  by: number,
): { combos: [string, Combo][]; twice: { gifts: number; diamonds: number } } {
  const combos = new Map(stored)
  const twice = { gifts: 0, diamonds: 0 }
  for (const [key, combo] of since) {
    const known = combos.get(key)
    const isOne = known && isInTime(partsOfKey(key), { parts: partsOfKey(key), combo: known }, combo.lastTime)
    const before = isOne ? known : undefined
    const joined = before
      ? {
          ...before,
          ...combo,
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
