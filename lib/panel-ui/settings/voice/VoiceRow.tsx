import { Play } from 'lucide'
import { i18n } from '../../../i18n/i18n.ts'
import type { Cause, Manner } from '../../../speech/engine/engine.ts'
import { isEnglish, type Voice } from '../../../speech/engine/voices.ts'
import { IconButton } from '../../../ui/parts/IconButton.tsx'
import { usePanel } from '../../context.tsx'
import { causeWords } from '../../voice/voice-words.ts'

interface VoiceRowProps {
  /** Undefined for the automatic choice. */
  voice?: Voice
  words: string
  failed?: Cause | undefined
  chosen: string
  manner: Omit<Manner, 'voices'>
  group: string
  onChoose: (voice: string) => void
}

/** One voice: choose or try it. */
export function VoiceRow({ voice, words, failed, chosen, manner, group, onChoose }: VoiceRowProps) {
  const { send } = usePanel()
  const name = voice?.name ?? ''
  const trial = () => {
    const text = voice && isEnglish(voice.lang) ? i18n.t('voices.sampleEnglish') : i18n.t('settings.sample')
    send({ type: 'try', text, manner: { ...manner, voices: [name], strict: true } })
  }
  return (
    <div class="voice-row">
      <label class="voice-choice">
        <input type="radio" name={group} checked={chosen === name} onChange={() => onChoose(name)} />
        <span title={words}>
          <bdi>{words}</bdi>
          {failed && <small class="fault">{causeWords(failed)}</small>}
        </span>
        {voice && <VoicePlace voice={voice} />}
      </label>
      {voice && <IconButton icon={Play} label={i18n.t('voices.hear', [words])} onClick={trial} />}
    </div>
  )
}

function VoicePlace({ voice: { lang, remote } }: { voice: Voice }) {
  return (
    <small class="place" title={remote ? i18n.t('voices.remoteHint') : ''}>
      {lang && `${lang} · `}
      {remote ? i18n.t('settings.remote') : i18n.t('voices.local')}
    </small>
  )
}
