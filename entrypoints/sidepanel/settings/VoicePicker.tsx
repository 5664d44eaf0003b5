import { useEffect, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { formatNumber } from '../../../lib/i18n/format.ts'
import { chooseVoices } from '../../../lib/panel/voice-list.ts'
import { bestChineseVoice, type Voice, watchVoices } from '../../../lib/speech/engine/voices.ts'

interface VoicePickerProps {
  /** Name of the chosen voice; empty: the best Chinese one. */
  chosen: string
  onChoose: (voice: string) => void
}

/** Who speaks: Chinese voices first, the others, thousands on some systems, by searching. */
export function VoicePicker({ chosen, onChoose }: VoicePickerProps) {
  const voices = useVoices()
  const [query, setQuery] = useState('')
  const best = bestChineseVoice(voices)
  const automatic = best ? i18n.t('settings.autoIs', [best.name]) : i18n.t('settings.auto')
  return (
    <details class="voice-picker">
      <summary class="field">
        <span>{i18n.t('settings.voiceName')}</span>
        <span class="chosen">{chosen || automatic}</span>
      </summary>
      <input
        type="text"
        class="find"
        autocomplete="off"
        spellcheck={false}
        aria-label={i18n.t('settings.findVoice')}
        placeholder={i18n.t('settings.findVoice')}
        value={query}
        onInput={event => setQuery(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape' || query === '') return
          event.preventDefault()
          setQuery('')
        }}
      />
      <div class="voices" role="radiogroup" aria-label={i18n.t('settings.voiceName')}>
        <VoiceChoice name="" words={automatic} chosen={chosen} onChoose={onChoose} />
        <VoiceGroups voices={voices} query={query} chosen={chosen} onChoose={onChoose} />
      </div>
    </details>
  )
}

function VoiceGroups({ voices, query, ...choice }: VoicePickerProps & { voices: Voice[]; query: string }) {
  if (voices.length === 0) return <p class="quiet">{i18n.t('settings.noVoices')}</p>
  const { chinese, others, more } = chooseVoices(voices, query, choice.chosen)
  return (
    <>
      <VoiceGroup title={i18n.t('settings.chinese')} voices={chinese} {...choice} />
      <VoiceGroup title={i18n.t('settings.otherLanguages')} voices={others} {...choice} />
      {chinese.length + others.length === 0 && <p class="quiet">{i18n.t('settings.noMatch')}</p>}
      {more > 0 && <p class="quiet">{i18n.t('settings.moreVoices', [formatNumber(more)])}</p>}
    </>
  )
}

function VoiceGroup({ title, voices, ...choice }: VoicePickerProps & { title: string; voices: Voice[] }) {
  if (voices.length === 0) return null
  return (
    <>
      <p class="group">{title}</p>
      {voices.map(voice => (
        <VoiceChoice
          key={`${voice.name}|${voice.lang}`}
          name={voice.name}
          words={voice.name}
          aside={voice.remote ? `${voice.lang} · ${i18n.t('settings.remote')}` : voice.lang}
          {...choice}
        />
      ))}
    </>
  )
}

interface VoiceChoiceProps extends VoicePickerProps {
  name: string
  words: string
  aside?: string
}

function VoiceChoice({ name, words, aside, chosen, onChoose }: VoiceChoiceProps) {
  return (
    <label class="voice-choice">
      <input type="radio" name="voice" checked={chosen === name} onChange={() => onChoose(name)} />
      <span>{words}</span>
      {aside && <small>{aside}</small>}
    </label>
  )
}

function useVoices(): Voice[] {
  const [voices, setVoices] = useState<Voice[]>([])
  useEffect(() => {
    const closing = new AbortController()
    watchVoices(setVoices, closing.signal)
    return () => closing.abort()
  }, [])
  return voices
}
