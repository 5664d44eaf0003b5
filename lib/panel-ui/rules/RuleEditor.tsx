import { Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Rule } from '../../settings/rules.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { usePanel } from '../context.tsx'
import { Sheet } from '../Sheet.tsx'
import { ActionFields } from './ActionFields.tsx'
import { FilterField, useTrial } from './FilterField.tsx'
import { useRules } from './use-rules.ts'

/** Creates or changes a rule, and tries it on the last messages. */
export function RuleEditor({ rule }: { rule: Rule }) {
  const { sheets } = usePanel()
  const { rules, keep, remove } = useRules()
  const [draft, setDraft] = useState(rule)
  const [warned, setWarned] = useState(false)
  const isNew = rules.every(({ id }) => id !== rule.id)
  const change = (part: Partial<Rule>) => {
    setDraft({ ...draft, ...part })
    setWarned(false)
  }
  const trial = useTrial(draft.filter)
  const isWhole =
    trial.error === null &&
    draft.filter.trim() !== '' &&
    draft.actions.length > 0 &&
    (!draft.actions.includes('tag') || draft.tag !== '')
  const close = () => {
    sheets.sheet.value = null
  }
  /** Closing with unsaved changes needs a second try. */
  const mayClose = () => {
    const isKept = JSON.stringify(draft) === JSON.stringify(rule)
    setWarned(!isKept)
    return isKept || warned
  }
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
          onEscape={() => {
            if (mayClose()) close()
          }}
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
