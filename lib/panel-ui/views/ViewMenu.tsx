import { i18n } from '../../i18n/i18n.ts'
import { moved } from '../../settings/change/item-list.ts'
import { withoutView, withView, withViews } from '../../settings/change/view-list.ts'
import type { View } from '../../settings/schema/views.ts'
import { useSoloSpeech } from '../chips/use-solo-speech.ts'
import { usePanel } from '../context.tsx'
import { Menu, MenuItem, type Place } from '../Menu.tsx'
import { viewName } from './view-name.ts'

interface ViewMenuProps {
  view: View
  at: Place
  onClose: () => void
}

/** What can be done with a view: rename, move, tick its rows, remove. */
export function ViewMenu({ view, at, onClose }: ViewMenuProps) {
  const { settings, sheets } = usePanel()
  const { views } = settings.current.value
  const speech = useSoloSpeech()
  const place = views.findIndex(({ id }) => id === view.id)
  const move = (by: -1 | 1) => () => settings.change(all => withViews(all, list => moved(list, view.id, by)))
  const remove = () => {
    settings.change(all => withoutView(all, view.id))
    const putBack = () =>
      settings.change(all => withViews(all, list => [...list.slice(0, place), view, ...list.slice(place)]))
    sheets.showToast(i18n.t('views.removed', [viewName(view)]), putBack)
  }
  return (
    <Menu label={i18n.t('views.menu', [viewName(view)])} at={at} onClose={onClose}>
      <MenuItem
        onChoose={() => {
          sheets.sheet.value = { kind: 'view', view }
        }}
      >
        {i18n.t('views.rename')}
      </MenuItem>
      <MenuItem disabled={place <= 0} onChoose={move(-1)}>
        {i18n.t('views.left')}
      </MenuItem>
      <MenuItem disabled={place === views.length - 1} onChoose={move(1)}>
        {i18n.t('views.right')}
      </MenuItem>
      <MenuItem
        checked={view.todo}
        onChoose={() => settings.change(all => withView(all, { ...view, todo: !view.todo }))}
      >
        {i18n.t('views.todo')}
      </MenuItem>
      <MenuItem checked={speech.solo === view.filter} onChoose={() => speech.toggle(view.filter)}>
        {i18n.t('views.readOnly')}
      </MenuItem>
      <hr />
      <MenuItem onChoose={remove}>{i18n.t('views.remove')}</MenuItem>
    </Menu>
  )
}
