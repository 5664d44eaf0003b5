import { useLayoutEffect, useState } from 'preact/hooks'

/** What stands in a field: as stored, or as typed since and not taken over yet. Without it any drawing would undo typing. */
export function useTyped(stored: string): [typed: string, type: (text: string) => void] {
  const [typed, type] = useState(stored)
  // Before the first paint, so that typing right after is kept.
  useLayoutEffect(() => type(stored), [stored])
  return [typed, type]
}
