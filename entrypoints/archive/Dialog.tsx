import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { type Fault, faultOf, isAbort } from '../../lib/model/fault.ts'
import { FaultLine } from '../../lib/ui/parts/FaultLine.tsx'

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
  const [fault, setFault] = useState<Fault | null>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const run = () => {
    setBusy(true)
    setFault(null)
    onAct().then(
      () => dialog.current?.close(),
      reason => {
        setBusy(false)
        if (!isAbort(reason)) setFault(faultOf(reason))
      },
    )
  }
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
      {fault && <FaultLine fault={fault} />}
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
