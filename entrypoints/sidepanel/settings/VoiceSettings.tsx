import { Play } from 'lucide'
import { i18n } from '#i18n'
import type { Settings } from '../../../lib/settings/schema.ts'
import { usePanel } from '../context.ts'
import { Icon } from '../Icon.tsx'
import { Switch } from '../Switch.tsx'
import { Slider } from './Slider.tsx'
import { VoicePicker } from './VoicePicker.tsx'

/** Speech on or off, who speaks, how fast and how loud, and a trial. */
export function VoiceSettings() {
  const { state, send, changeSettings } = usePanel()
  const { speech } = state.settings.value
  const change = (part: Partial<Settings['speech']>) =>
    changeSettings(all => ({ ...all, speech: { ...all.speech, ...part } }))
  return (
    <div class="fields">
      <div class="field">
        <span>{i18n.t('settings.speechOn')}</span>
        <Switch label={i18n.t('settings.speechOn')} on={speech.on} onChange={on => change({ on })} />
      </div>
      <VoicePicker chosen={speech.voice} onChoose={voice => change({ voice })} />
      <Slider
        label={i18n.t('settings.rate')}
        value={speech.rate}
        least={0.5}
        most={3}
        step={0.1}
        show={value => `×${value.toFixed(1)}`}
        onChange={rate => change({ rate })}
      />
      <Slider
        label={i18n.t('settings.volume')}
        value={speech.volume}
        least={0}
        most={1}
        step={0.05}
        show={value => `${Math.round(value * 100)}%`}
        onChange={volume => change({ volume })}
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
