import { Undo2 } from 'lucide'
import { i18n } from '../../i18n/i18n.ts'
import { IconButton } from '../../ui/parts/IconButton.tsx'
import { usePanel } from '../context.tsx'

/** Undoes the last change of the settings. */
export function Undo() {
  const { settings } = usePanel()
  return (
    <IconButton
      icon={Undo2}
      label={i18n.t('settingsFile.undo')}
      disabled={settings.undoable.value === 0}
      onClick={settings.undo}
    />
  )
}
