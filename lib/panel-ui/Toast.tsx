import { useEffect, useRef, useState } from 'preact/hooks'
import { i18n } from '../i18n/i18n.ts'
import { usePanel } from './context.tsx'

/** Time on screen, in ms: to read, and to think again. */
const SHOWN_MS = 2_500
const UNDO_MS = 8_000

/** What was just done, with its undo. It vanishes by itself, but not under the pointer or the focus. */
export function Toast() {
  const { sheets } = usePanel()
  const { words, undo } = sheets.toast.value
  const said = sheets.toast.value
  const [held, setHeld] = useState(false)
  const takeBack = () => {
    undo?.()
    setHeld(false)
    sheets.showToast(i18n.t('deed.undone'))
  }
  const latest = useRef(takeBack)
  latest.current = takeBack
  useEffect(() => setHeld(false), [said])
  useEffect(() => {
    if (words === '' || held) return
    const timer = setTimeout(() => sheets.showToast(''), undo ? UNDO_MS : SHOWN_MS)
    return () => clearTimeout(timer)
  }, [said, held])
  useEffect(() => {
    if (!undo) return
    const leaving = new AbortController()
    document.addEventListener(
      'keydown',
      event => {
        if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || isWriting(event))
          return
        event.preventDefault()
        latest.current()
      },
      { signal: leaving.signal },
    )
    return () => leaving.abort()
  }, [undo])
  return (
    <div
      class="toast"
      role="status"
      data-undo={undo !== undefined}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      {words}
      {undo && (
        <button
          type="button"
          class="undo"
          title={i18n.t('deed.undoKey')}
          aria-keyshortcuts="Control+Z"
          onClick={takeBack}
        >
          {i18n.t('deed.undo')}
        </button>
      )}
    </div>
  )
}

/** In a text field the key undoes what was typed. */
function isWriting({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select')
  )
}
