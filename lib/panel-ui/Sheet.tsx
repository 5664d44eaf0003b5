import { X } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { i18n } from '../i18n/i18n.ts'
import { IconButton } from '../ui/parts/IconButton.tsx'
import { useModal } from '../ui/parts/use-modal.ts'
import { usePanel } from './context.tsx'
import { Toast } from './Toast.tsx'

interface SheetProps {
  title: ComponentChildren
  children: ComponentChildren
  /** Asked before it closes; always allowed by default. */
  mayClose?: () => boolean
}

/** A dialog at the panel's bottom. Escape, the cross or a click beside it closes it. */
export function Sheet({ title, children, mayClose = () => true }: SheetProps) {
  const { sheets } = usePanel()
  const id = useId()
  const close = () => {
    sheets.sheet.value = null
  }
  const leave = () => {
    if (mayClose()) close()
  }
  const modal = useModal(close, mayClose)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape
    <dialog
      {...modal}
      class="sheet"
      aria-labelledby={id}
      onClick={event => {
        if (event.target === modal.ref.current) leave()
      }}
    >
      <header class="sheet-head">
        <h2 id={id}>{title}</h2>
        <IconButton icon={X} label={i18n.t('sheet.close')} onClick={leave} />
      </header>
      <div class="sheet-body">{children}</div>
      <Toast />
    </dialog>
  )
}
