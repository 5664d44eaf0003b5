import { useEffect } from 'preact/hooks'
import { usePanel } from '../ui/context.ts'

/** How long a word of what was done is shown, in milliseconds. */
const SHOWN_MS = 2_500

/** Says in a word what was done, and goes by itself. */
export function Toast() {
  const { state } = usePanel()
  const said = state.said.value
  useEffect(() => {
    if (said.words === '') return
    const timer = setTimeout(() => state.say(''), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <div class="toast" role="status">
      {said.words}
    </div>
  )
}
