import { i18n } from '#i18n'
import { useSettings } from '../settings-context.ts'
import { FaultLine } from './FaultLine.tsx'

/** That the settings could not be read, or the last change of them not stored; goes with the next that is. */
export function SettingsFault() {
  const trouble = useSettings().fault.value
  if (!trouble) return null
  const key = trouble.during === 'read' ? 'fault.settingsUnread' : 'fault.settings'
  return <FaultLine fault={trouble.fault} around={words => i18n.t(key, [words])} />
}
