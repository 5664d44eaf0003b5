import { RotateCcw } from 'lucide'
import { i18n } from '#i18n'
import { withSpeech } from '../../../settings/change.ts'
import { QUEUE_FIELDS } from '../../../settings/queue.ts'
import { DEFAULTS } from '../../../settings/schema.ts'
import { Icon } from '../../../ui/parts/Icon.tsx'
import { NumberField } from '../../../ui/parts/NumberField.tsx'
import { usePanel } from '../../context.tsx'
import { useDeed } from '../../use-deed.ts'
import { Section } from '../Section.tsx'

const STANDARD = DEFAULTS.speech.queue

/** Every number of the speech queue. */
export function QueueSettings() {
  const { settings } = usePanel()
  const deed = useDeed()
  const { queue } = settings.current.value.speech
  const changed = JSON.stringify(queue) !== JSON.stringify(STANDARD)
  return (
    <Section title={i18n.t('queue.title')} hint={i18n.t('queue.hint')} changed={changed}>
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
      <button
        type="button"
        class="secondary"
        disabled={!changed}
        onClick={() =>
          deed(i18n.t('deed.reset', [i18n.t('queue.title')]), all => withSpeech(all, { queue: STANDARD }))
        }
      >
        <Icon node={RotateCcw} />
        {i18n.t('queue.reset')}
      </button>
    </Section>
  )
}
