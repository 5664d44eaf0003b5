import { i18n } from '../../i18n/i18n.ts'
import { withView } from '../../settings/change/view-list.ts'
import { LONGEST_VIEW_NAME, type View } from '../../settings/schema/views.ts'
import { SwitchField } from '../../ui/parts/SwitchField.tsx'
import { usePanel } from '../context.tsx'
import { FilterField, useTrial } from '../rules/FilterField.tsx'
import { Sheet } from '../Sheet.tsx'
import { Unsaved } from '../Unsaved.tsx'
import { useDraft } from '../use-draft.ts'
import { viewName } from './view-name.ts'

/** Makes or changes a view: its name, what it shows, whether its rows are ticked. */
export function ViewEditor({ view }: { view: View }) {
  const { feedView, settings } = usePanel()
  const { draft, warned, change, close, mayClose, tryToClose } = useDraft(view)
  const isNew = settings.current.value.views.every(({ id }) => id !== view.id)
  const trial = useTrial(draft.filter)
  const isWhole = trial.error === null && draft.filter.trim() !== ''
  return (
    <Sheet title={i18n.t(isNew ? 'views.creating' : 'views.editing')} mayClose={mayClose}>
      <form
        class="rule-editor fields"
        onSubmit={event => {
          event.preventDefault()
          if (!isWhole) return
          const made = { ...draft, filter: draft.filter.trim(), name: draft.name.trim() }
          settings.change(all => withView(all, made))
          close()
          feedView.search('')
          feedView.open(made.id)
        }}
      >
        <label class="field">
          <span>{i18n.t('rules.name')}</span>
          <input
            type="text"
            maxLength={LONGEST_VIEW_NAME}
            autocomplete="off"
            placeholder={viewName({ ...draft, name: '' })}
            value={draft.name}
            onInput={event => change({ name: event.currentTarget.value })}
          />
        </label>
        <FilterField
          filter={draft.filter}
          trial={trial}
          onChange={filter => change({ filter })}
          onEscape={tryToClose}
        />
        <SwitchField
          label={i18n.t('views.todo')}
          hint={i18n.t('views.todoHint')}
          on={draft.todo}
          onChange={todo => change({ todo })}
        />
        <Unsaved warned={warned} />
        <div class="rule-buttons">
          <button type="submit" class="cta" disabled={!isWhole}>
            {i18n.t('rules.save')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}
