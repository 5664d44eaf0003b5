import { Play } from 'lucide'
import { i18n } from '../../../i18n/i18n.ts'
import { withSpeech } from '../../../settings/change/change.ts'
import { Icon } from '../../../ui/parts/Icon.tsx'
import { SwitchField } from '../../../ui/parts/SwitchField.tsx'
import { usePanel } from '../../context.tsx'
import { MainVoice } from './MainVoice.tsx'
import { Sound } from './Sound.tsx'
import { useVoices } from './use-voices.ts'

/** Speech switch, voice, sound, and a trial. */
export function VoiceSettings() {
  const { settings, send } = usePanel()
  const voices = useVoices()
  const { speech } = settings.current.value
  const { voice, rate, pitch, volume } = speech
  return (
    <div class="fields">
      <SwitchField
        label={i18n.t('settings.speechOn')}
        on={speech.on}
        onChange={on => settings.change(all => withSpeech(all, { on }))}
      />
      <MainVoice />
      <Sound
        rate={{ value: rate, least: 0.5, most: 4 }}
        pitch={pitch}
        volume={volume}
        voice={voices?.index.entries.find(entry => entry.voice.name === voice)?.voice ?? voices?.best}
        onChange={change => settings.change(all => withSpeech(all, change))}
      />
      <button
        type="button"
        class="secondary"
        onClick={() => send({ type: 'try', text: i18n.t('settings.sample') })}
      >
        <Icon node={Play} />
        {i18n.t('settings.test')}
      </button>
    </div>
  )
}
