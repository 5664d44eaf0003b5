/** More than real text needs: strangers cannot block the worker. */
const MOST_TIMES = 8

/** Repeats a step until nothing changes: one part of it may join what another removes. */
export function settled(text: string, step: (text: string) => string): string {
  let before = text
  for (let time = 0; time < MOST_TIMES; time++) {
    const now = step(before)
    if (now === before) break
    before = now
  }
  return before
}
