import { i18n } from '../../../i18n/i18n.ts'
import { withSpeech } from '../../../settings/change/change.ts'
import { usePanel } from '../../context.tsx'
import { useVoices } from './use-voices.ts'
import { VoiceHelp } from './VoiceHelp.tsx'
import { automaticVoice, VoicePicker } from './VoicePicker.tsx'

/** The default voice, and help if there is none. */
export function MainVoice() {
  const { settings } = usePanel()
  const voices = useVoices()
  const { voice, rate, pitch, volume } = settings.current.value.speech
  return (
    <>
      <VoiceHelp />
      <VoicePicker
        label={i18n.t('settings.voiceName')}
        chosen={voice}
        automatic={automaticVoice(voices?.best)}
        manner={{ rate, pitch, volume }}
        onChoose={chosen => settings.change(all => withSpeech(all, { voice: chosen }))}
      />
    </>
  )
}
