import { foldCase } from '../filter/fold-case.ts'
import { initialsIn, mayBeInitials } from '../filter/pinyin.ts'
import { settingsSearch } from './search.ts'

/** Something that can be reached by its name. */
export interface Reachable {
  name: string
  /** Other words that find it, such as those of the other language. */
  others: readonly string[]
}

/**
 * Those that are meant by what was typed, the best first: names that begin with it, that hold it, whose initials it is,
 * whose initials begin with it, then the rest, each in their order.
 * @param typed words, each in a name or another word, or the pinyin initials of one; empty for all
 */
export function reach<T extends Reachable>(all: readonly T[], typed: string): T[] {
  const isMeant = settingsSearch(typed)
  if (!isMeant) return [...all]
  const folded = foldCase(typed).trim()
  const rank = ({ name }: T) => {
    const words = foldCase(name)
    const at = words.indexOf(folded)
    if (at >= 0) return at === 0 ? 0 : 1
    if (!mayBeInitials(folded) || initialsIn(words, folded) !== 0) return 4
    return words.length === folded.length ? 2 : 3
  }
  return all
    .filter(({ name, others }) => isMeant({ names: [name, ...others], hints: [] }))
    .map((one, at) => ({ one, at, rank: rank(one) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ one }) => one)
}
