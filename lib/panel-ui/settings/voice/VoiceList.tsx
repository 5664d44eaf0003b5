import { useId, useState } from 'preact/hooks'
import { formatNumber } from '../../../i18n/format.ts'
import { i18n } from '../../../i18n/i18n.ts'
import { chooseVoices, type VoiceGroup } from '../../../settings-page/voice-list.ts'
import { voiceNameShown } from '../../../settings-page/voice-name.ts'
import type { Manner } from '../../../speech/engine/engine.ts'
import { usePanel } from '../../context.tsx'
import { ownVoiceWords } from '../../voice/voice-words.ts'
import { useVoices, voiceGroupName } from './use-voices.ts'
import { VoiceRow } from './VoiceRow.tsx'

export interface VoiceListProps {
  label: string
  chosen: string
  /** What is used if none is chosen. */
  automatic: string
  /** Manner of a trial, without the voice. */
  manner: Omit<Manner, 'voices'>
  onChoose: (voice: string) => void
}

/** Voices by language, Chinese first; of thousands only some, the rest by searching. */
export function VoiceList(props: VoiceListProps) {
  const [query, setQuery] = useState('')
  const group = useId()
  const choice = { chosen: props.chosen, manner: props.manner, onChoose: props.onChoose, group }
  return (
    <div class="voice-list">
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
      <div class="voices" role="radiogroup" aria-label={props.label}>
        {query === '' && <VoiceRow words={props.automatic} {...choice} />}
        <Found query={query} choice={choice} />
      </div>
    </div>
  )
}

type Choice = Pick<VoiceListProps, 'chosen' | 'manner' | 'onChoose'> & { group: string }

function Found({ query, choice }: { query: string; choice: Choice }) {
  const voices = useVoices()
  if (!voices || (voices.index.entries.length === 0 && !voices.sure))
    return <p class="quiet">{i18n.t('voices.asking')}</p>
  if (voices.index.entries.length === 0) return <p class="quiet">{i18n.t('voices.none')}</p>
  const { groups, more } = chooseVoices(voices.index, query, choice.chosen)
  return (
    <>
      {groups.map(group => (
        <Language key={group.language} {...group} choice={choice} />
      ))}
      {groups.length === 0 && <p class="quiet">{i18n.t('settings.noMatch')}</p>}
      {more > 0 && <p class="quiet">{i18n.t('settings.moreVoices', [formatNumber(more)])}</p>}
    </>
  )
}

function Language({ language, voices, choice }: VoiceGroup & { choice: Choice }) {
  const { failed } = usePanel().worker.voice.value
  return (
    <>
      <p class="group">{voiceGroupName(language)}</p>
      {voices.map(voice => (
        <VoiceRow
          key={`${voice.name}|${voice.extensionId}`}
          voice={voice}
          words={voice.own === undefined ? voiceNameShown(voice.name) : ownVoiceWords(voice.own)}
          failed={failed.find(cause => cause.voice === voice.name)}
          {...choice}
        />
      ))}
    </>
  )
}
