import type { OwnWords } from './asks/asks.ts'

/** What a filter must know of its reader. */
export interface Reader {
  /** Of their clock, in minutes east of UTC. */
  offset: number
  nicknames?: Nicknames
  /** A seller's words for goods, by topic. */
  goods?: OwnWords
}

/** The reader's names for people, by id; folded. */
export type Nicknames = ReadonlyMap<string, string>
