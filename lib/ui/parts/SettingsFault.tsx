import { i18n } from '../../i18n/i18n.ts'
import { useSettings } from '../settings-context.ts'
import { FaultLine } from './FaultLine.tsx'

/** Says that settings could not be read, or a change not stored, until one is. */
export function SettingsFault() {
  const trouble = useSettings().fault.value
  if (!trouble) return null
  const key = trouble.during === 'read' ? 'fault.settingsUnread' : 'fault.settings'
  return <FaultLine fault={trouble.fault} around={words => i18n.t(key, [words])} />
}
