import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Manner } from '../../../../lib/speech/engine/engine.ts'
import { VoiceList } from './VoiceList.tsx'

export interface VoicePickerProps {
  /** What the voice is for. */
  label: string
  /** Name of the chosen voice; empty: none. */
  chosen: string
  /** What is used where none is chosen, in words. */
  automatic: string
  /** How a trial is said, but for its voice. */
  manner: Omit<Manner, 'voices'>
  onChoose: (voice: string) => void
}

/** Who speaks: one line that opens into the list of voices. */
export function VoicePicker(props: VoicePickerProps) {
  const [open, setOpen] = useState(false)
  return (
    <details class="voice-picker" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary class="field">
        <span>{props.label}</span>
        <span class="chosen">{props.chosen || props.automatic}</span>
      </summary>
      {open && <VoiceList {...props} />}
    </details>
  )
}

/** What is used where the user chose none: the best Chinese voice, by name where it is known. */
export function automaticVoice(best: { name: string } | undefined): string {
  return best ? i18n.t('settings.autoIs', [best.name]) : i18n.t('settings.auto')
}
