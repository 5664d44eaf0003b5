import { X } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import { usePanel } from './context.ts'
import { IconButton } from './IconButton.tsx'
import { Toast } from './Toast.tsx'

interface SheetProps {
  title: ComponentChildren
  children: ComponentChildren
}

/** A dialog that rises from the panel's floor. Escape, its cross or a click beside it closes it. */
export function Sheet({ title, children }: SheetProps) {
  const { state } = usePanel()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const close = () => dialog.current?.close()
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
      onClose={() => {
        state.sheet.value = null
      }}
      onClick={event => {
        if (event.target === dialog.current) close()
      }}
    >
      <header class="sheet-head">
        <h2 id={id}>{title}</h2>
        <IconButton icon={X} label={i18n.t('sheet.close')} onClick={close} />
      </header>
      <div class="sheet-body">{children}</div>
      <Toast />
    </dialog>
  )
}
