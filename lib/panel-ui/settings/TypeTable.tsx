import { ChevronRight } from 'lucide'
import { i18n } from '../../i18n/i18n.ts'
import { kindLabel } from '../../i18n/kinds.ts'
import type { EventType } from '../../model/events.ts'
import { EVENT_TYPES } from '../../model/kinds.ts'
import { withRow } from '../../settings/change/change.ts'
import { DEFAULTS } from '../../settings/schema/schema.ts'
import { isSayable } from '../../speech/asked.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { kindIcon } from '../../ui/parts/kind-icons.ts'
import { Switch } from '../../ui/parts/Switch.tsx'
import { usePanel } from '../context.tsx'

interface TypeTableProps {
  onOpen: (type: EventType) => void
}

/** For each message type: shown, read aloud, and more. */
export function TypeTable({ onOpen }: TypeTableProps) {
  return (
    <table class="types">
      <thead>
        <tr>
          <th scope="col">{i18n.t('settings.type')}</th>
          <th scope="col">{i18n.t('settings.show')}</th>
          <th scope="col">{i18n.t('settings.speak')}</th>
        </tr>
      </thead>
      <tbody>
        {EVENT_TYPES.map(type => (
          <TypeRow key={type} type={type} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  )
}

function TypeRow({ type, onOpen }: { type: EventType } & TypeTableProps) {
  const { settings } = usePanel()
  const { show, speech } = settings.current.value
  const label = kindLabel(type)
  const speakable = isSayable(type)
  return (
    <tr>
      <th scope="row">
        {speakable ? (
          <button
            type="button"
            class="type-name"
            data-type={type}
            aria-label={i18n.t('types.open', [label])}
            onClick={() => onOpen(type)}
          >
            <Icon node={kindIcon(type)} />
            {label}
            {isChanged(speech.types[type], type) && <span class="changed">{i18n.t('settings.changed')}</span>}
            <Icon node={ChevronRight} />
          </button>
        ) : (
          <span class="type-name">
            <Icon node={kindIcon(type)} />
            {label}
          </span>
        )}
      </th>
      <td>
        <Switch
          label={i18n.t('settings.showType', [label])}
          on={show[type]}
          onChange={on => settings.change(all => ({ ...all, show: { ...all.show, [type]: on } }))}
        />
      </td>
      <td>
        {speakable && (
          <Switch
            label={i18n.t('settings.speakType', [label])}
            on={speech.types[type].speak}
            onChange={on => settings.change(all => withRow(all, type, { speak: on }))}
          />
        )}
      </td>
    </tr>
  )
}

/** Whether a type's speech settings, apart from its switch, differ from the defaults. */
function isChanged(row: object, type: EventType): boolean {
  const { speak: _, ...standard } = DEFAULTS.speech.types[type]
  return Object.entries(standard).some(
    ([key, value]) => JSON.stringify(Reflect.get(row, key)) !== JSON.stringify(value),
  )
}
