import type { Nicknames } from '../filter/reader.ts'
import type { Entry } from '../room/entry.ts'
import { momentOf } from '../store/digest.ts'
import { unpack } from '../store/pack.ts'
import { matcherOf } from './matcher.ts'

/** What is looked for in a pack. */
export interface Wanted {
  query: string
  nicknames?: Nicknames | undefined
  /** Only entries from this one on. */
  first: number
  /** Between which moments, ms since 1970, the end left out. */
  from: number
  to: number
  /** So many entries are given; the others are only counted. */
  most: number
}

/** What was found in a pack, in order. */
export interface Matched {
  count: number
  entries: Entry[]
}

/** Reads a pack and finds what is wanted of it, here or in another worker. Rejects where the bytes are no pack. */
export type Reader = (bytes: Uint8Array<ArrayBuffer>, wanted: Wanted) => Promise<Matched>

/** Who reads the packs of one search. */
export interface Crew {
  readers: Reader[]
  /** The search is over. */
  dismiss: () => void
}

/** Does it here. */
export const matchPack: Reader = async (bytes, { query, nicknames, first, from, to, most }) => {
  const { matches } = matcherOf(query, nicknames)
  const isWhole = from === -Infinity && to === Infinity
  const found = (await unpack(bytes)).filter(entry => {
    if (entry.n < first) return false
    if (!isWhole) {
      const moment = momentOf(entry.event)
      if (moment < from || moment >= to) return false
    }
    return matches(entry)
  })
  return { count: found.length, entries: found.slice(0, most) }
}
