import { formatNumber } from '../../../i18n/format.ts'
import { i18n } from '../../../i18n/i18n.ts'
import { PITCH_BOUNDS, VOLUME_BOUNDS } from '../../../settings/schema/speech.ts'
import { systemRate } from '../../../speech/engine/limits.ts'
import type { Voice } from '../../../speech/engine/voices.ts'
import { Slider } from '../../../ui/parts/Slider.tsx'
import { usePanel } from '../../context.tsx'

interface SoundProps {
  rate: { value: number; least: number; most: number }
  pitch: number
  volume: number
  /** The voice that will speak, if known: the system's voices have limits. */
  voice?: Voice | undefined
  onChange: (change: { rate?: number; pitch?: number; volume?: number }) => void
}

/** Rate, pitch and volume, with the system's limits. */
export function Sound({ rate, pitch, volume, voice, onChange }: SoundProps) {
  const platform = usePanel().platform.value
  const own = voice?.extensionId === '' && voice.own === undefined
  const real = own ? systemRate(rate.value, platform) : rate.value
  return (
    <>
      <Slider
        label={i18n.t('settings.rate')}
        value={rate.value}
        least={rate.least}
        most={rate.most}
        step={0.05}
        show={value => `×${value.toFixed(2)}`}
        onChange={value => onChange({ rate: value })}
      />
      {Math.abs(real - rate.value) > 0.02 && (
        <p class="aside">{i18n.t('voices.realRate', [formatNumber(real)])}</p>
      )}
      <Slider
        label={i18n.t('settings.pitch')}
        value={pitch}
        least={PITCH_BOUNDS[0]}
        most={PITCH_BOUNDS[1]}
        step={0.05}
        show={value => `×${value.toFixed(2)}`}
        onChange={value => onChange({ pitch: value })}
      />
      {voice?.own !== undefined && pitch !== 1 && <p class="aside">{i18n.t('ownVoices.noPitch')}</p>}
      <Slider
        label={i18n.t('settings.volume')}
        value={volume}
        least={VOLUME_BOUNDS[0]}
        most={VOLUME_BOUNDS[1]}
        step={0.05}
        show={value => `${Math.round(value * 100)}%`}
        onChange={value => onChange({ volume: value })}
      />
      {own && platform.system === 'linux' && volume < 1 && <p class="aside">{i18n.t('voices.noVolume')}</p>}
    </>
  )
}
