import { useId, useState } from 'preact/hooks'
import { i18n } from '../../i18n/i18n.ts'
import { isSame } from '../../settings/change/patch.ts'
import { withRole } from '../../settings/change/roles.ts'
import { ROLES, type Role } from '../../settings/schema/role-names.ts'
import { usePanel } from '../context.tsx'

/** One choice that sets what is shown, read and kept, with a way back. */
export function Roles() {
  const { settings } = usePanel()
  const group = useId()
  const [undo, setUndo] = useState<() => void>()
  const { current } = settings
  const { role } = current.value
  const choose = (chosen: Role) => {
    const takeBack = settings.deed(all => withRole(all, chosen))
    setUndo(() => takeBack)
  }
  const isChanged = role !== 'none' && !isSame(withRole(current.value, role), current.value)
  return (
    <div class="roles">
      <div class="role-list" role="radiogroup" aria-label={i18n.t('roles.title')}>
        {ROLES.map(one => (
          <label key={one} class="role-choice">
            <input type="radio" name={group} checked={role === one} onChange={() => choose(one)} />
            <span class="field-words">
              <b>{i18n.t(`roles.${one}`)}</b>
              <small>{i18n.t(`roleWhat.${one}`)}</small>
            </span>
          </label>
        ))}
      </div>
      <p class="role-after" role="status">
        {undo && (
          <button
            type="button"
            class="link"
            onClick={() => {
              undo()
              setUndo(undefined)
            }}
          >
            {i18n.t('roles.undo')}
          </button>
        )}
        {isChanged && (
          <button type="button" class="link" onClick={() => choose(role)}>
            {i18n.t('roles.again', [i18n.t(`roles.${role}`)])}
          </button>
        )}
      </p>
    </div>
  )
}
