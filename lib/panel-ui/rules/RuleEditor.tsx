import { Trash2 } from 'lucide'
import { i18n } from '../../i18n/i18n.ts'
import type { Rule } from '../../settings/schema/rules.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { Sheet } from '../Sheet.tsx'
import { Unsaved } from '../Unsaved.tsx'
import { useDraft } from '../use-draft.ts'
import { ActionFields } from './ActionFields.tsx'
import { FilterField, useTrial } from './FilterField.tsx'
import { useRules } from './use-rules.ts'

/** Creates or changes a rule, and tries it on the last messages. */
export function RuleEditor({ rule }: { rule: Rule }) {
  const { rules, keep, remove } = useRules()
  const { draft, warned, change, close, mayClose, tryToClose } = useDraft(rule)
  const isNew = rules.every(({ id }) => id !== rule.id)
  const trial = useTrial(draft.filter)
  const isWhole =
    trial.error === null &&
    draft.filter.trim() !== '' &&
    draft.actions.length > 0 &&
    (!draft.actions.includes('tag') || draft.tag !== '')
  return (
    <Sheet title={i18n.t(isNew ? 'rules.creating' : 'rules.editing')} mayClose={mayClose}>
      <form
        class="rule-editor fields"
        onSubmit={event => {
          event.preventDefault()
          if (!isWhole) return
          keep({ ...draft, filter: draft.filter.trim(), name: draft.name.trim() })
          close()
        }}
      >
        <FilterField
          filter={draft.filter}
          trial={trial}
          onChange={filter => change({ filter })}
          onEscape={tryToClose}
        />
        <ActionFields rule={draft} onChange={change} />
        <label class="field">
          <span>{i18n.t('rules.name')}</span>
          <input
            type="text"
            maxLength={60}
            autocomplete="off"
            value={draft.name}
            onInput={event => change({ name: event.currentTarget.value })}
          />
        </label>
        <Unsaved warned={warned} />
        <div class="rule-buttons">
          <button type="submit" class="cta" disabled={!isWhole}>
            {i18n.t('rules.save')}
          </button>
          {!isNew && (
            <button
              type="button"
              class="secondary danger"
              onClick={() => {
                remove(rule)
                close()
              }}
            >
              <Icon node={Trash2} />
              {i18n.t('rules.remove')}
            </button>
          )}
        </div>
      </form>
    </Sheet>
  )
}
