import { i18n } from '../../../i18n/i18n.ts'
import { kindLabel } from '../../../i18n/kinds.ts'
import type { EventType } from '../../../model/events.ts'
import { withRow } from '../../../settings/change/change.ts'
import { DEFAULTS } from '../../../settings/schema/schema.ts'
import { LEAST_BOUNDS, type SpeechRow } from '../../../settings/schema/speech.ts'
import { isOfPeople, leastOf } from '../../../settings-page/row-fields.ts'
import { mannerOf } from '../../../speech/manner.ts'
import { Segments } from '../../../ui/parts/Choice.tsx'
import { NumberField } from '../../../ui/parts/NumberField.tsx'
import { SwitchField } from '../../../ui/parts/SwitchField.tsx'
import { usePanel } from '../../context.tsx'
import { Sound } from '../voice/Sound.tsx'
import { VoicePicker } from '../voice/VoicePicker.tsx'
import { TemplateField } from './TemplateField.tsx'

/** All settings of one message type. */
export function TypePage({ type }: { type: EventType }) {
  const { settings } = usePanel()
  const { show, speech } = settings.current.value
  const row = speech.types[type]
  const change = (part: Partial<SpeechRow>) => settings.change(all => withRow(all, type, part))
  const label = kindLabel(type)
  return (
    <div class="fields">
      <SwitchField
        label={i18n.t('settings.showType', [label])}
        on={show[type]}
        onChange={on => settings.change(all => ({ ...all, show: { ...all.show, [type]: on } }))}
      />
      <SwitchField
        label={i18n.t('settings.speakType', [label])}
        on={row.speak}
        onChange={speak => change({ speak })}
      />
      <h2>{i18n.t('types.words')}</h2>
      <TemplateField type={type} />
      <LeastFields type={type} row={row} onChange={change} />
      <h2>{i18n.t('types.voice')}</h2>
      <VoicePicker
        label={i18n.t('settings.voiceName')}
        chosen={row.voice}
        automatic={i18n.t('voices.asGeneral')}
        manner={mannerOf(undefined, 1, settings.current.value, type)}
        onChoose={voice => change({ voice })}
      />
      <p class="aside">{i18n.t('types.times')}</p>
      <Sound
        rate={{ value: row.rate, least: 0.5, most: 2 }}
        pitch={row.pitch}
        volume={row.volume}
        onChange={change}
      />
    </div>
  )
}

interface LeastFieldsProps {
  type: EventType
  row: SpeechRow
  onChange: (part: Partial<SpeechRow>) => void
}

function LeastFields({ type, row, onChange }: LeastFieldsProps) {
  const least = leastOf(type)
  if (least.length === 0) return null
  return (
    <>
      <h2>{i18n.t('types.which')}</h2>
      {isOfPeople(type) && (
        <Segments
          label={i18n.t('types.from')}
          options={[
            { value: 'all', words: i18n.t('types.fromAll') },
            { value: 'fans', words: i18n.t('types.fromFans') },
            { value: 'admins', words: i18n.t('types.fromAdmins') },
          ]}
          chosen={row.from}
          onChoose={from => onChange({ from })}
        />
      )}
      {least.map(key => (
        <NumberField
          key={key}
          label={i18n.t(`least.${key}`)}
          value={row.least[key]}
          least={LEAST_BOUNDS[key][0]}
          most={LEAST_BOUNDS[key][1]}
          standard={DEFAULTS.speech.types[type].least[key]}
          onChange={value => onChange({ least: { ...row.least, [key]: value } })}
        />
      ))}
    </>
  )
}
