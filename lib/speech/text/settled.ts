/** More than any real text takes; a bound, so that no text of a stranger can hold the worker up. */
const MOST_TIMES = 8

/**
 * Takes a step until nothing changes any more. One part of a step may bring together what another takes out, so a
 * text that has settled has nothing left that any part would take out.
 */
export function settled(text: string, step: (text: string) => string): string {
  let before = text
  for (let time = 0; time < MOST_TIMES; time++) {
    const now = step(before)
    if (now === before) break
    before = now
  }
  return before
}
