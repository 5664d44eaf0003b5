import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { i18n } from '../../lib/i18n/i18n.ts'
import { type Fault, faultOf, isAbort } from '../../lib/model/fault.ts'
import { FaultLine } from '../../lib/ui/parts/FaultLine.tsx'
import { useModal } from '../../lib/ui/parts/use-modal.ts'

interface DialogProps {
  title: string
  children: ComponentChildren
  act: string
  danger?: boolean
  disabled?: boolean
  /** Closes the dialog when done; shows why if it fails. */
  onAct: () => Promise<void>
  onClose: () => void
}

/** Escape and the other button cancel. */
export function Dialog({
  title,
  children,
  act,
  danger = false,
  disabled = false,
  onAct,
  onClose,
}: DialogProps) {
  const modal = useModal(onClose)
  const id = useId()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const run = () => {
    setBusy(true)
    setFault(null)
    onAct().then(
      () => {
        // It may have been left meanwhile, and another may be open.
        if (modal.ref.current) onClose()
      },
      reason => {
        setBusy(false)
        if (!isAbort(reason)) setFault(faultOf(reason))
      },
    )
  }
  return (
    <dialog {...modal} class="dialog" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      {fault && <FaultLine fault={fault} />}
      <div class="dialog-actions">
        <button type="button" class="tool" onClick={onClose}>
          {i18n.t('history.cancel')}
        </button>
        <button type="button" class={danger ? 'cta danger' : 'cta'} disabled={busy || disabled} onClick={run}>
          {act}
        </button>
      </div>
    </dialog>
  )
}
