import { useEffect, useState } from 'preact/hooks'

/** How long the outcome is shown. */
const SAID_FOR = 2_000

/** Copies to the clipboard; `outcome` is set for a moment. */
export function useCopied() {
  const [outcome, setOutcome] = useState<'copied' | 'notCopied' | undefined>()
  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(undefined), SAID_FOR)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('notCopied'),
    )
  return { outcome, copy }
}
