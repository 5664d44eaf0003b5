import Dexie from 'dexie'
import type { Entry } from '../model/entry.ts'
import { momentOf } from '../model/moment.ts'
import { Damage } from '../store/damage.ts'
import { addsOf } from '../store/digest.ts'
import { readSession, streamPacks } from '../store/read.ts'
import type { GiftRecord, PackRecord } from '../store/records.ts'
import { isSound } from '../store/sound.ts'
import type { Tables } from '../store/tables.ts'
import { type GiftRow, rowOf, type Share } from './gift-row.ts'

const AT_ONCE = 2048

/** Ms since 1970, the end excluded. */
export interface Span {
  from: number
  to: number
}

/**
 * Gift rows of a session, pack by pack. Totals come from the store, so no row waits for its end. Memory holds only
 * combos that continue in later packs or are cut by the time span.
 */
export class GiftRows {
  /** Stored gifts as read, and the next one. */
  readonly #stored: AsyncGenerator<GiftRecord, undefined>
  #next: GiftRecord | undefined
  /** Gifts with entries missing from the stored ones. */
  readonly #tail: ReadonlyMap<number, GiftRecord>
  readonly #shares: ReadonlyMap<number, Share>
  /** Gifts with entries in the latest pack or later. */
  #running = new Map<number, GiftRecord>()

  constructor(
    stored: AsyncGenerator<GiftRecord, undefined>,
    next: GiftRecord | undefined,
    tail: ReadonlyMap<number, GiftRecord>,
    shares: ReadonlyMap<number, Share>,
  ) {
    this.#stored = stored
    this.#next = next
    this.#tail = tail
    this.#shares = shares
  }

  /** @param first excludes rows that begin earlier */
  static async of(tables: Tables, session: string, span: Span, first: number): Promise<GiftRows> {
    const isWhole = span.from === -Infinity && span.to === Infinity
    const tail = (await readSession(tables, session))?.tail.gifts ?? new Map()
    const shares = isWhole ? new Map() : await sharesOf(tables, session, span, tail)
    const stored = giftsFrom(tables, session, isWhole ? first : 0)
    return new GiftRows(stored, (await stored.next()).value, tail, shares)
  }

  /** Gifts with entries in a pack. Ask in order; packs may be skipped. */
  async in(pack: Pick<PackRecord, 'first' | 'last'>): Promise<GiftRow[]> {
    while (this.#next && this.#next.n <= pack.last) {
      this.#running.set(this.#next.n, this.#next)
      this.#next = (await this.#stored.next()).value
    }
    for (const gift of this.#tail.values()) {
      const isKnown = (this.#running.get(gift.n)?.last ?? 0) > gift.last
      if (gift.n <= pack.last && !isKnown) this.#running.set(gift.n, gift)
    }
    for (const { n, last } of this.#running.values()) if (last < pack.first) this.#running.delete(n)
    return [...this.#running.values()].map(gift => rowOf(gift, this.#shares.get(gift.n)))
  }
}

/** Counts a combo once. */
export async function countGifts(
  tables: Tables,
  session: string,
  tail: ReadonlyMap<number, GiftRecord>,
): Promise<number> {
  const stored = await tables.gifts
    .where('[session+n]')
    .between([session, Dexie.minKey], [session, Dexie.maxKey])
    .count()
  const known = await tables.gifts.bulkGet([...tail.keys()].map((n): [string, number] => [session, n]))
  return stored + known.filter(gift => !gift).length
}

/** The part of each cut combo within the span. */
async function sharesOf(
  tables: Tables,
  session: string,
  span: Span,
  tail: ReadonlyMap<number, GiftRecord>,
): Promise<Map<number, Share>> {
  const cut = new Map<number, GiftRecord>()
  const look = (gift: GiftRecord) => {
    const isWithin = gift.at >= span.from && gift.until < span.to
    const isOutside = gift.until < span.from || gift.at >= span.to
    if (!isWithin && !isOutside) cut.set(gift.n, gift)
  }
  for await (const gift of giftsFrom(tables, session, 0)) if (!tail.has(gift.n)) look(gift)
  for (const gift of tail.values()) look(gift)
  const shares = new Map([...cut.keys()].map((n): [number, Share] => [n, { row: 0, added: 0, diamonds: 0 }]))
  if (cut.size === 0) return shares
  const counted = new Map<number, number>()
  for await (const entry of entriesOfGifts(tables, session, [...cut.values()])) {
    const { event } = entry
    const n = entry.into ?? entry.n
    const share = shares.get(n)
    if (!share || event.type !== 'gift') continue
    const before = counted.get(n) ?? 0
    const { gifts, diamonds } = addsOf(event, entry, before)
    counted.set(n, before + gifts)
    const moment = momentOf(event)
    if (moment < span.from || moment >= span.to || (gifts === 0 && diamonds === 0)) continue
    share.row ||= entry.n
    share.added += gifts
    share.diamonds += diamonds
  }
  return shares
}

async function* entriesOfGifts(
  tables: Tables,
  session: string,
  gifts: readonly GiftRecord[],
): AsyncGenerator<Entry> {
  const first = Math.min(...gifts.map(gift => gift.n))
  const last = Math.max(...gifts.map(gift => gift.last))
  const wants = (pack: PackRecord) =>
    pack.types.gift !== undefined && gifts.some(gift => gift.n <= pack.last && gift.last >= pack.first)
  // The reader of the packs reports damage.
  const damage = new Damage()
  for await (const pack of streamPacks(tables, session, damage, { first, last, wants }))
    yield* await damage.entries(pack)
}

async function* giftsFrom(
  tables: Tables,
  session: string,
  first: number,
): AsyncGenerator<GiftRecord, undefined> {
  for (let from = first; ; ) {
    const gifts = await tables.gifts
      .where('[session+n]')
      .between([session, from], [session, Dexie.maxKey])
      .limit(AT_ONCE)
      .toArray()
    yield* gifts.filter(gift => isSound('gift', gift))
    const end = gifts.at(-1)
    if (!end || gifts.length < AT_ONCE) return undefined
    from = end.n + 1
  }
}
