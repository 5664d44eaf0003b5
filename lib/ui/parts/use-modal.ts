import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Shows a `dialog` as modal for as long as its component is there. To close it, let the component go: the browser's `close`
 * event comes a task later, when another dialog may be open.
 * @param onLeave lets the component go
 * @param mayLeave asked at Escape; always allowed by default
 * @returns properties of the `dialog`
 */
export function useModal(onLeave: () => void, mayLeave = () => true) {
  const ref = useRef<HTMLDialogElement>(null)
  // Before the effects of its content, which may move the focus.
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return {
    ref,
    onCancel(event: Event) {
      // That of a file that is not chosen comes up to here.
      if (event.target !== ref.current) return
      event.preventDefault()
      if (mayLeave()) onLeave()
    },
    onClose() {
      // By the browser, which lets a page hold back one Escape only. Of every other close the component has gone.
      if (ref.current) onLeave()
    },
  }
}
