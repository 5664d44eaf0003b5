/** Longer words are not compared. */
const LONGEST = 24

/**
 * Probably meant: begins so, or a few letters away.
 * @param typed case-folded
 */
export function nearest(typed: string, words: Iterable<string>): string | undefined {
  if (typed === '' || typed.length > LONGEST) return undefined
  let best: string | undefined
  let least = 1 + Math.ceil(typed.length / 3)
  for (const word of words) {
    const distance = word.startsWith(typed) ? 0.5 : lettersApart(typed, word)
    if (distance >= least || distance >= word.length) continue
    least = distance
    best = word
  }
  return best
}

/** Edit distance; a swap of neighbours counts one. */
function lettersApart(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      next.push(cost)
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
