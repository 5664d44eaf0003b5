import { useEffect } from 'preact/hooks'
import { languageName } from '../../../../lib/i18n/languages.ts'
import { indexVoices } from '../../../../lib/panel/voice-list.ts'
import { choirOf } from '../../../../lib/speech/engine/order.ts'
import { watchVoices } from '../../../../lib/speech/engine/voices.ts'
import { usePanel } from '../../context.ts'

/** Follows the voices that there are while the component is there; what was known before is there at once. */
export function useVoices() {
  const { voices } = usePanel().state
  useEffect(() => {
    const closing = new AbortController()
    watchVoices((all, sure) => {
      voices.value = { index: indexVoices(all, languageName), best: choirOf(all).chinese[0], sure }
    }, closing.signal)
    return () => closing.abort()
  }, [voices])
  return voices.value
}
