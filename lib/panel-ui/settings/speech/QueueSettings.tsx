import { i18n } from '../../../i18n/i18n.ts'
import { withSpeech } from '../../../settings/change/change.ts'
import { presetOf, QUEUE_FIELDS, QUEUE_PRESETS, type QueuePreset } from '../../../settings/schema/queue.ts'
import { Segments } from '../../../ui/parts/Choice.tsx'
import { NumberField } from '../../../ui/parts/NumberField.tsx'
import { usePanel } from '../../context.tsx'
import { Section } from '../Section.tsx'

const PRESETS = Object.keys(QUEUE_PRESETS) as QueuePreset[]
const STANDARD = QUEUE_PRESETS.balanced

/** How to read when too much waits: a preset, and every number behind it. */
export function QueueSettings() {
  const { settings } = usePanel()
  const { queue } = settings.current.value.speech
  const preset = presetOf(queue)
  return (
    <Section title={i18n.t('queue.title')} hint={i18n.t('queue.hint')} changed={preset !== 'balanced'}>
      <Segments
        label={i18n.t('queue.hint')}
        options={PRESETS.map(value => ({ value, words: i18n.t(`queuePreset.${value}`) }))}
        chosen={preset}
        shown={false}
        onChoose={chosen => settings.change(all => withSpeech(all, { queue: QUEUE_PRESETS[chosen] }))}
      />
      <p class="aside">{i18n.t(`queuePresetHint.${preset ?? 'own'}`)}</p>
      <Section title={i18n.t('queue.advanced')} hint={i18n.t('queue.advancedHint')}>
        {QUEUE_FIELDS.map(({ key, unit, scale, least, most, step }) => (
          <NumberField
            key={key}
            label={i18n.t(`queue.${key}`)}
            hint={i18n.t(`queueHint.${key}`)}
            value={queue[key] / scale}
            least={least}
            most={most}
            step={step}
            unit={i18n.t(`unit.${unit}`)}
            standard={STANDARD[key] / scale}
            onChange={value =>
              settings.change(all =>
                withSpeech(all, {
                  queue: { ...all.speech.queue, [key]: Math.round(value * scale * 100) / 100 },
                }),
              )
            }
          />
        ))}
      </Section>
    </Section>
  )
}
