import { X } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { i18n } from '../i18n/i18n.ts'
import { IconButton } from '../ui/parts/IconButton.tsx'
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
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const close = () => dialog.current?.close()
  const leave = () => {
    if (mayClose()) close()
  }
  // Before the effects of its content, which may move the focus.
  useLayoutEffect(() => {
    dialog.current?.showModal()
    return close
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={id}
      onCancel={event => {
        if (!mayClose()) event.preventDefault()
      }}
      onClose={() => {
        sheets.sheet.value = null
      }}
      onClick={event => {
        if (event.target === dialog.current) leave()
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
