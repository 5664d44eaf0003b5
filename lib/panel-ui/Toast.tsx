import { useEffect } from 'preact/hooks'
import { usePanel } from './context.tsx'

/** Time on screen, in ms. */
const SHOWN_MS = 2_500

/** A short notice that vanishes by itself. */
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
