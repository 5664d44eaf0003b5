import type { OwnWords } from './asks/asks.ts'

/** What a filter has to know of whoever reads. */
export interface Reader {
  /** Where their clock stands: minutes east of UTC. */
  offset: number
  /** Nicknames given by the reader. */
  nicknames?: Nicknames
  /** Words of the goods that they sell, by what is asked of them. */
  goods?: OwnWords
}

/** What people are called by the reader, by their ids; folded. */
export type Nicknames = ReadonlyMap<string, string>
