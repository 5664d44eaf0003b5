import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { withView } from '../../settings/view-list.ts'
import { LONGEST_VIEW_NAME, type View } from '../../settings/views.ts'
import { SwitchField } from '../../ui/parts/SwitchField.tsx'
import { usePanel } from '../context.tsx'
import { FilterField, useTrial } from '../rules/FilterField.tsx'
import { Sheet } from '../Sheet.tsx'
import { viewName } from './view-name.ts'

/** Makes or changes a view: its name, what it shows, whether its rows are ticked. */
export function ViewEditor({ view }: { view: View }) {
  const { feedView, settings, sheets } = usePanel()
  const [draft, setDraft] = useState(view)
  const [warned, setWarned] = useState(false)
  const isNew = settings.current.value.views.every(({ id }) => id !== view.id)
  const change = (part: Partial<View>) => {
    setDraft({ ...draft, ...part })
    setWarned(false)
  }
  const trial = useTrial(draft.filter)
  const isWhole = trial.error === null && draft.filter.trim() !== ''
  const close = () => {
    sheets.sheet.value = null
  }
  /** Closing with unsaved changes needs a second try. */
  const mayClose = () => {
    const isKept = JSON.stringify(draft) === JSON.stringify(view)
    setWarned(!isKept)
    return isKept || warned
  }
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
          onEscape={() => {
            if (mayClose()) close()
          }}
        />
        <SwitchField
          label={i18n.t('views.todo')}
          hint={i18n.t('views.todoHint')}
          on={draft.todo}
          onChange={todo => change({ todo })}
        />
        <div role="status">
          {warned && (
            <p class="hint" data-tone="amber">
              {i18n.t('rules.unsaved')}
            </p>
          )}
        </div>
        <div class="rule-buttons">
          <button type="submit" class="cta" disabled={!isWhole}>
            {i18n.t('rules.save')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}
