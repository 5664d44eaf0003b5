import { X } from 'lucide'
import { i18n } from '../../../i18n/i18n.ts'
import { withSpeech } from '../../../settings/change/change.ts'
import { MOST_PERSON_VOICES, type SpeechSettings } from '../../../settings/schema/speech.ts'
import { IconButton } from '../../../ui/parts/IconButton.tsx'
import { SwitchField } from '../../../ui/parts/SwitchField.tsx'
import { usePanel } from '../../context.tsx'
import { Section } from '../Section.tsx'
import { useVoiceName } from './use-voices.ts'
import { VoicePicker } from './VoicePicker.tsx'

/** The voices of which each person gets one. */
export function PersonVoices() {
  const { settings } = usePanel()
  const { perPerson, rate, pitch, volume } = settings.current.value.speech
  const { on, voices } = perPerson
  const change = (part: Partial<SpeechSettings['perPerson']>) =>
    settings.change(all => withSpeech(all, { perPerson: { ...all.speech.perPerson, ...part } }))
  return (
    <Section title={i18n.t('perPerson.title')} hint={i18n.t('perPerson.hint')} changed={on}>
      <SwitchField label={i18n.t('perPerson.on')} on={on} onChange={on => change({ on })} />
      <ul class="person-voices">
        {voices.map(voice => (
          <Chosen
            key={voice}
            voice={voice}
            onRemove={() => change({ voices: voices.filter(one => one !== voice) })}
          />
        ))}
      </ul>
      {voices.length < MOST_PERSON_VOICES && (
        <VoicePicker
          label={i18n.t('perPerson.add')}
          chosen=""
          automatic={i18n.t('perPerson.choose')}
          manner={{ rate, pitch, volume }}
          onChoose={voice =>
            voice !== '' && change({ voices: [...voices.filter(one => one !== voice), voice] })
          }
        />
      )}
    </Section>
  )
}

function Chosen({ voice, onRemove }: { voice: string; onRemove: () => void }) {
  const name = useVoiceName(voice)
  return (
    <li class="field">
      <bdi>{name}</bdi>
      <IconButton icon={X} label={i18n.t('perPerson.remove', [name])} onClick={onRemove} />
    </li>
  )
}
