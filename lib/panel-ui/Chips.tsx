import { i18n } from '#i18n'
import { formatNumber } from '../i18n/format.ts'
import { kindLabel } from '../i18n/kinds.ts'
import type { EventType } from '../model/events.ts'
import { EVENT_TYPES, KINDS } from '../model/kinds.ts'
import { usePanel } from './context.tsx'

const CHIPS = EVENT_TYPES.filter(type => KINDS[type].chip)

/** A chip per event type with its count; a click shows or hides the type. */
export function Chips() {
  return (
    <fieldset class="chips" aria-label={i18n.t('filter.types')}>
      {CHIPS.map(type => (
        <Chip key={type} type={type} />
      ))}
    </fieldset>
  )
}

function Chip({ type }: { type: EventType }) {
  const { settings, shown } = usePanel()
  const isShown = settings.current.value.show[type]
  const count = shown.room.value?.totals.events[type] ?? 0
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={isShown}
      onClick={() =>
        settings.change(settings => ({ ...settings, show: { ...settings.show, [type]: !isShown } }))
      }
    >
      {kindLabel(type)}
      {count > 0 && <span class="count"> {formatNumber(count)}</span>}
    </button>
  )
}
