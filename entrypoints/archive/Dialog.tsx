import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { i18n } from '#i18n'

interface DialogProps {
  title: string
  children: ComponentChildren
  /** The words of the button that does it. */
  act: string
  danger?: boolean
  disabled?: boolean
  /** The dialog closes when it is done, and tells why where it could not be. */
  onAct: () => Promise<void>
  onClose: () => void
}

/** A question over the page. Escape and the other button answer no. */
export function Dialog({
  title,
  children,
  act,
  danger = false,
  disabled = false,
  onAct,
  onClose,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  useEffect(() => dialog.current?.showModal(), [])
  const run = () => {
    setBusy(true)
    setError('')
    onAct().then(
      () => dialog.current?.close(),
      reason => {
        setBusy(false)
        if (reason?.name !== 'AbortError') setError(reason instanceof Error ? reason.message : String(reason))
      },
    )
  }
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
      {error && (
        <p class="problem" role="alert">
          {error}
        </p>
      )}
      <div class="dialog-actions">
        <button type="button" class="tool" onClick={() => dialog.current?.close()}>
          {i18n.t('history.cancel')}
        </button>
        <button type="button" class={danger ? 'cta danger' : 'cta'} disabled={busy || disabled} onClick={run}>
          {act}
        </button>
      </div>
    </dialog>
  )
}
