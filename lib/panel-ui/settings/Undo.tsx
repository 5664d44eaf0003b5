import { Undo2 } from 'lucide'
import { i18n } from '#i18n'
import { usePanel } from '../../ui/context.ts'
import { IconButton } from '../../ui/parts/IconButton.tsx'

/** Takes the last change of the settings back. */
export function Undo() {
  const { state, undoSettings } = usePanel()
  return (
    <IconButton
      icon={Undo2}
      label={i18n.t('settingsFile.undo')}
      disabled={state.undoable.value === 0}
      onClick={undoSettings}
    />
  )
}
