import { i18n } from '#i18n'
import { kindLabel } from '../../../lib/i18n/kinds.ts'
import type { EventType } from '../../../lib/protocol/events.ts'
import { EVENT_TYPES, KINDS } from '../../../lib/protocol/kinds.ts'
import { withRow } from '../../../lib/settings/change.ts'
import { usePanel } from '../context.ts'
import { Icon } from '../Icon.tsx'
import { kindIcon } from '../kind-icons.ts'
import { Switch } from '../Switch.tsx'

/** For each type of message, whether it is shown and whether it is read aloud. */
export function TypeTable() {
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
          <TypeRow key={type} type={type} />
        ))}
      </tbody>
    </table>
  )
}

function TypeRow({ type }: { type: EventType }) {
  const { state, changeSettings } = usePanel()
  const { show, speech } = state.settings.value
  const label = kindLabel(type)
  return (
    <tr>
      <th scope="row">
        <Icon node={kindIcon(type)} />
        {label}
      </th>
      <td>
        <Switch
          label={i18n.t('settings.showType', [label])}
          on={show[type]}
          onChange={on => changeSettings(all => ({ ...all, show: { ...all.show, [type]: on } }))}
        />
      </td>
      <td>
        {KINDS[type].template !== '' && (
          <Switch
            label={i18n.t('settings.speakType', [label])}
            on={speech.types[type].speak}
            onChange={on => changeSettings(all => withRow(all, type, { speak: on }))}
          />
        )}
      </td>
    </tr>
  )
}
