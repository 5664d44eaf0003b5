import { useEffect } from 'preact/hooks'
import { usePanel } from '../context.tsx'

/** Opens the palette at Ctrl+K, or at / where nothing is being written. */
export function usePaletteKeys(): void {
  const { sheets } = usePanel()
  useEffect(() => {
    const leaving = new AbortController()
    document.addEventListener(
      'keydown',
      event => {
        const isKey = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
        const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey
        if (!(isKey || (isSlash && !isWriting(event.target))) || event.isComposing) return
        event.preventDefault()
        // An open sheet may hold what is not saved yet.
        if (sheets.sheet.peek() === null) sheets.palette.value = true
      },
      { signal: leaving.signal },
    )
    return () => leaving.abort()
  }, [sheets])
}

/** Whether keys are taken as text there. */
function isWriting(target: EventTarget | null): boolean {
  const quiet = 'input:not([type="radio"], [type="checkbox"], [type="range"]), textarea, select'
  return target instanceof HTMLElement && target.matches(quiet)
}
