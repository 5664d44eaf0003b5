import { X } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import { IconButton } from '../ui/parts/IconButton.tsx'
import { usePanel } from './context.tsx'
import { Toast } from './Toast.tsx'

interface SheetProps {
  title: ComponentChildren
  children: ComponentChildren
  /** Asked before the user closes it; always, unless told. */
  mayClose?: () => boolean
}

/** A dialog that rises from the panel's floor. Escape, its cross or a click beside it closes it. */
export function Sheet({ title, children, mayClose = () => true }: SheetProps) {
  const { sheets } = usePanel()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const close = () => dialog.current?.close()
  const leave = () => {
    if (mayClose()) close()
  }
  // Before the effects of what is in it, which may want the focus elsewhere.
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
