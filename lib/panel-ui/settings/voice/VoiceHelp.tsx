import { TriangleAlert } from 'lucide'
import type { Platform } from '../../../browser/platform.ts'
import { i18n } from '../../../i18n/i18n.ts'
import { isOwnVoiceName } from '../../../settings/apart/own-voices.ts'
import { Icon } from '../../../ui/parts/Icon.tsx'
import { usePanel } from '../../context.tsx'

/** How to get a Chinese voice on this system, if there is none. */
export function VoiceHelp() {
  const { worker, settings, platform: known } = usePanel()
  const { voices } = worker.voice.value
  const platform = known.value
  if (voices !== 'none' && voices !== 'no-chinese') return null
  if (isOwnVoiceName(settings.current.value.speech.voice)) return null
  const edgeHelps = !platform.edge && (platform.system === 'win' || platform.system === 'mac')
  return (
    <section class="voice-help" aria-label={i18n.t('voiceHelp.title')}>
      <p class="voice-help-title">
        <Icon node={TriangleAlert} />
        {voices === 'none' ? i18n.t('status.noVoice') : i18n.t('status.noChinese')}
      </p>
      <ol class="steps">
        {[...steps(platform), i18n.t('voiceHelp.comeBack')].map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {edgeHelps && <p>{i18n.t('voiceHelp.edgeInstead')}</p>}
    </section>
  )
}

function steps({ system, edge, firefox }: Platform): string[] {
  if (edge) return [i18n.t('voiceHelp.edge')]
  switch (system) {
    case 'win':
      return [i18n.t('voiceHelp.windows1'), i18n.t('voiceHelp.windows2')]
    case 'mac':
      return [i18n.t('voiceHelp.macos1'), i18n.t('voiceHelp.macos2')]
    case 'cros':
      return [i18n.t('voiceHelp.chromeos1'), i18n.t('voiceHelp.chromeos2')]
    case 'linux':
      // Firefox looks for it by itself.
      return firefox ? [i18n.t('voiceHelp.linux1')] : [i18n.t('voiceHelp.linux1'), i18n.t('voiceHelp.linux2')]
    default:
      return [i18n.t('voiceHelp.other')]
  }
}
