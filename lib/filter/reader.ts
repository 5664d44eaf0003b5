/** What a filter has to know of whoever reads. */
export interface Reader {
  /** Where their clock stands: minutes east of UTC. */
  offset: number
  /** What they call people; without it people have the names only that they gave themselves. */
  nicknames?: Nicknames
}

/** What people are called by the reader, by their ids; folded. */
export type Nicknames = ReadonlyMap<string, string>
