import { useEffect } from 'preact/hooks'
import { languageName } from '../../../i18n/languages.ts'
import { indexVoices } from '../../../settings-page/voice-list.ts'
import { voiceListOf } from '../../../speech/engine/order.ts'
import { watchVoices } from '../../../speech/engine/voices.ts'
import { usePanel } from '../../context.tsx'

/** Watches the voices while mounted; known ones are there at once. */
export function useVoices() {
  const { voices } = usePanel()
  useEffect(() => {
    const closing = new AbortController()
    watchVoices((all, sure) => {
      voices.value = { index: indexVoices(all, languageName), best: voiceListOf(all).chinese[0], sure }
    }, closing.signal)
    return () => closing.abort()
  }, [voices])
  return voices.value
}
