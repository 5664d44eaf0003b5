import { i18n } from '../../i18n/i18n.ts'
import { kindLabel } from '../../i18n/kinds.ts'
import type { EventType } from '../../model/events.ts'
import { withRow } from '../../settings/change/change.ts'
import { soloOf } from '../../settings/change/solo.ts'
import { isSayable } from '../../speech/asked.ts'
import { usePanel } from '../context.tsx'
import { Menu, MenuItem, type Place } from '../Menu.tsx'
import { useShownTypes } from './use-shown-types.ts'
import { useSoloSpeech } from './use-solo-speech.ts'

interface ChipMenuProps {
  type: EventType
  at: Place
  onClose: () => void
}

/** What can be done with a type: shown, shown alone, read, read alone. */
export function ChipMenu({ type, at, onClose }: ChipMenuProps) {
  const { feedView, settings } = usePanel()
  const { solo, isShown, toggle } = useShownTypes()
  const speech = useSoloSpeech()
  const label = kindLabel(type)
  const { speak } = settings.current.value.speech.types[type]
  return (
    <Menu label={i18n.t('chips.menu', [label])} at={at} onClose={onClose}>
      <MenuItem checked={isShown(type)} onChoose={() => toggle(type)}>
        {i18n.t('settings.showType', [label])}
      </MenuItem>
      <MenuItem checked={solo.size === 1 && solo.has(type)} onChoose={() => feedView.soloType(type)}>
        {i18n.t('chips.showOnly', [label])}
      </MenuItem>
      {isSayable(type) && (
        <>
          <hr />
          <MenuItem
            checked={speak}
            onChoose={() => settings.change(all => withRow(all, type, { speak: !speak }))}
          >
            {i18n.t('settings.speakType', [label])}
          </MenuItem>
          <MenuItem checked={speech.solo === soloOf(type)} onChoose={() => speech.toggle(soloOf(type))}>
            {i18n.t('chips.readOnly', [label])}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}
