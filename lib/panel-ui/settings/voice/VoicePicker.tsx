import { useState } from 'preact/hooks'
import { i18n } from '../../../i18n/i18n.ts'
import { voiceNameShown } from '../../../settings-page/voice-name.ts'
import { useVoiceName } from './use-voices.ts'
import { VoiceList, type VoiceListProps } from './VoiceList.tsx'

/** A voice setting: one line that opens the list of voices. */
export function VoicePicker(props: VoiceListProps) {
  const [open, setOpen] = useState(false)
  const name = useVoiceName(props.chosen)
  return (
    <details class="voice-picker" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary class="field">
        <span>{props.label}</span>
        <span class="chosen">{props.chosen ? name : props.automatic}</span>
      </summary>
      {open && <VoiceList {...props} />}
    </details>
  )
}

/** The best Chinese voice, used if the user chose none; by name if known. */
export function automaticVoice(best: { name: string } | undefined): string {
  return best ? i18n.t('settings.autoIs', [voiceNameShown(best.name)]) : i18n.t('settings.auto')
}
