import { useEffect } from 'preact/hooks'
import { languageName } from '../../../i18n/languages.ts'
import { indexVoices } from '../../../settings-page/voice-list.ts'
import { browserSpeech } from '../../../speech/engine/browser-speech.ts'
import { voiceListOf } from '../../../speech/engine/order.ts'
import { type Voice, watchVoices } from '../../../speech/engine/voices.ts'
import { usePanel } from '../../context.tsx'

/** Watches the voices while mounted; known ones are there at once. */
export function useVoices() {
  const { voices } = usePanel()
  useEffect(() => {
    const closing = new AbortController()
    const take = (all: Voice[], sure: boolean) => {
      voices.value = { index: indexVoices(all, languageName), best: voiceListOf(all).chinese[0], sure }
    }
    watchVoices(browserSpeech().voices, take, closing.signal)
    return () => closing.abort()
  }, [voices])
  return voices.value
}
