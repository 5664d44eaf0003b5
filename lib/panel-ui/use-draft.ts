import { useState } from 'preact/hooks'
import { usePanel } from './context.tsx'

/** A changed copy of what a sheet edits, and how the sheet closes: with unsaved changes only at the second try. */
export function useDraft<T extends object>(kept: T) {
  const { sheets } = usePanel()
  const [draft, setDraft] = useState(kept)
  const [warned, setWarned] = useState(false)
  const change = (part: Partial<T>) => {
    setDraft({ ...draft, ...part })
    setWarned(false)
  }
  const close = () => {
    sheets.sheet.value = null
  }
  const mayClose = () => {
    const isKept = JSON.stringify(draft) === JSON.stringify(kept)
    setWarned(!isKept)
    return isKept || warned
  }
  const tryToClose = () => {
    if (mayClose()) close()
  }
  return { draft, warned, change, close, mayClose, tryToClose }
}
