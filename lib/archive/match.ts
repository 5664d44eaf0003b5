import type { OwnWords } from '../filter/asks/asks.ts'
import type { Nicknames } from '../filter/reader.ts'
import { momentOf } from '../model/moment.ts'
import { unpack } from '../store/pack.ts'
import { type Found, type GiftRow, withTotals } from './gift-row.ts'
import { matcherOf } from './matcher.ts'

export interface Wanted {
  query: string
  nicknames?: Nicknames | undefined
  goods?: OwnWords | undefined
  /** Entries from `first` to `last`. */
  first: number
  last: number
  /** Ms since 1970, the end excluded. */
  from: number
  to: number
  /** Most entries returned; more are only counted. */
  most: number
  gifts: readonly GiftRow[]
  /** Whether each message of a gift combo counts; else a combo is one. */
  steps: boolean
}

export interface Matched {
  count: number
  entries: Found[]
}

/** Searches a pack. Rejects if the bytes are none. */
export type Reader = (bytes: Uint8Array<ArrayBuffer>, wanted: Wanted) => Promise<Matched>

export interface WorkerPool {
  readers: Reader[]
  close: () => void
}

/** Judges whole combos, whichever of their messages are in the pack. */
export const matchPack: Reader = async (bytes, wanted) => {
  const { first, last, from, to, most, steps } = wanted
  const { matches } = matcherOf(wanted.query, wanted.nicknames, wanted.goods)
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
    // Belongs to its combo's row.
    if (!gift && !steps && entry.into !== undefined) return []
    const whole = gift ? withTotals(entry, gift) : entry
    return matches(whole) ? [steps ? entry : whole] : []
  })
  return { count: found.length, entries: found.slice(0, most) }
}
