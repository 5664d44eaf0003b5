import type { Nicknames } from '../filter/reader.ts'
import { momentOf } from '../store/digest.ts'
import { unpack } from '../store/pack.ts'
import { asOne, type Found, type GiftRow } from './gift-row.ts'
import { matcherOf } from './matcher.ts'

/** What is looked for in a pack. */
export interface Wanted {
  query: string
  nicknames?: Nicknames | undefined
  /** Only entries from this one on, up to that one. */
  first: number
  last: number
  /** Between which moments, ms since 1970, the end left out. */
  from: number
  to: number
  /** So many entries are given; the others are only counted. */
  most: number
  /** The gifts that have entries in the pack. */
  gifts: readonly GiftRow[]
  /** Whether every message of a gift combo is given by itself; else a combo is one. */
  steps: boolean
}

/** What was found in a pack, in order. */
export interface Matched {
  count: number
  entries: Found[]
}

/** Reads a pack and finds what is wanted of it, here or in another worker. Rejects where the bytes are no pack. */
export type Reader = (bytes: Uint8Array<ArrayBuffer>, wanted: Wanted) => Promise<Matched>

/** Who reads the packs of one search. */
export interface Crew {
  readers: Reader[]
  /** The search is over. */
  dismiss: () => void
}

/** Does it here. A filter is asked about whole combos, whatever messages of them lie in the pack. */
export const matchPack: Reader = async (bytes, wanted) => {
  const { first, last, from, to, most, steps } = wanted
  const { matches } = matcherOf(wanted.query, wanted.nicknames)
  const isWhole = from === -Infinity && to === Infinity
  const gifts = new Map(wanted.gifts.map(gift => [steps ? gift.n : gift.row, gift]))
  const found = (await unpack(bytes)).flatMap((entry): Found[] => {
    if (entry.n < first || entry.n > last) return []
    if (!isWhole) {
      const moment = momentOf(entry.event)
      if (moment < from || moment >= to) return []
    }
    if (entry.event.type !== 'gift') return matches(entry) ? [entry] : []
    const gift = gifts.get(steps ? (entry.into ?? entry.n) : entry.n)
    // Stands in the row of its combo.
    if (!gift && !steps && entry.into !== undefined) return []
    const whole = gift ? asOne(entry, gift) : entry
    return matches(whole) ? [steps ? entry : whole] : []
  })
  return { count: found.length, entries: found.slice(0, most) }
}
