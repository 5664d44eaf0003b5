import { useEffect } from 'preact/hooks'
import { usePanel } from './context.tsx'

/** How long a word of what was done is shown, in milliseconds. */
const SHOWN_MS = 2_500

/** Says in a word what was done, and goes by itself. */
export function Toast() {
  const { sheets } = usePanel()
  const said = sheets.toast.value
  useEffect(() => {
    if (said.words === '') return
    const timer = setTimeout(() => sheets.showToast(''), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <div class="toast" role="status">
      {said.words}
    </div>
  )
}
