import { useEffect } from 'preact/hooks'
import { i18n } from '../../../i18n/i18n.ts'
import { languageName } from '../../../i18n/languages.ts'
import { ownVoices } from '../../../settings/apart/own-voice-store.ts'
import { isOwnVoiceName, type StoredOwnVoices } from '../../../settings/apart/own-voices.ts'
import { indexVoices, OWN } from '../../../settings-page/voice-list.ts'
import { voiceNameShown } from '../../../settings-page/voice-name.ts'
import { browserSpeech } from '../../../speech/engine/browser-speech.ts'
import { voiceListOf } from '../../../speech/engine/order.ts'
import { ownVoiceList } from '../../../speech/engine/own/own-voices.ts'
import { type Voice, watchVoices } from '../../../speech/engine/voices.ts'
import { usePanel } from '../../context.tsx'
import { ownVoiceWords } from '../../voice/voice-words.ts'

/** Watches the voices while mounted; known ones are there at once. */
export function useVoices() {
  const { voices } = usePanel()
  useEffect(() => {
    const closing = new AbortController()
    let own: Voice[] = []
    let system: Voice[] = []
    let isSure = false
    const show = () => {
      const index = indexVoices([...own, ...system], voiceGroupName)
      voices.value = { index, best: voiceListOf(system).chinese[0], sure: isSure }
    }
    const take = (all: Voice[], sure: boolean) => {
      system = all
      isSure = sure
      show()
    }
    const takeOwn = (stored: StoredOwnVoices) => {
      own = ownVoiceList(stored)
      show()
    }
    watchVoices(browserSpeech().voices, take, closing.signal)
    // What cannot be read is told where own voices are set up.
    ownVoices.follow(takeOwn, closing.signal).then(takeOwn, () => undefined)
    return () => closing.abort()
  }, [voices])
  return voices.value
}

/** Above its voices in the list. */
export function voiceGroupName(language: string): string {
  return language === OWN ? i18n.t('ownVoices.title') : languageName(language)
}

/** A stored name as a person calls it. */
export function useVoiceName(name: string): string {
  const voices = useVoices()
  const own = voices?.index.entries.find(({ voice }) => voice.name === name)?.voice.own
  if (own !== undefined) return ownVoiceWords(own)
  return isOwnVoiceName(name) ? i18n.t('ownVoices.gone') : voiceNameShown(name)
}
