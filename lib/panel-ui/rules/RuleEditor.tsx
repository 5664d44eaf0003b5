import { Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { clockOffset } from '../../browser/clock-offset.ts'
import { type FilterTrial, tryFilter } from '../../feed/filter-trial.ts'
import { formatNumber } from '../../i18n/format.ts'
import { readerOf } from '../../rules/reader.ts'
import { ACTIONS, type Action, type Rule } from '../../settings/rules.ts'
import { FilterInput } from '../../ui/filter/FilterInput.tsx'
import { Icon } from '../../ui/parts/Icon.tsx'
import { usePanel } from '../context.tsx'
import { Sheet } from '../Sheet.tsx'
import { ActionFields } from './ActionFields.tsx'
import { useRules } from './use-rules.ts'

/** Creates or changes a rule, and tries it on the last messages. */
export function RuleEditor({ rule }: { rule: Rule }) {
  const { feedView, settings, sheets } = usePanel()
  const { rules, keep, remove } = useRules()
  const [draft, setDraft] = useState(rule)
  const [warned, setWarned] = useState(false)
  const isNew = rules.every(({ id }) => id !== rule.id)
  const change = (part: Partial<Rule>) => {
    setDraft({ ...draft, ...part })
    setWarned(false)
  }
  const trial = tryFilter(draft.filter, feedView.feed.rows, readerOf(settings.current.value, clockOffset()))
  const isWhole =
    trial.error === null && draft.filter.trim() !== '' && (draft.action !== 'tag' || draft.tag !== '')
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
          if (draft.action === 'view' && sheets.view.value === 'feed') feedView.open(draft.id)
        }}
      >
        <div class="lines">
          <span>{i18n.t('rules.filter')}</span>
          <div class="search">
            <FilterInput
              label={i18n.t('rules.filter')}
              placeholder={i18n.t('filter.search')}
              value={draft.filter}
              error={trial.error}
              onChange={filter => change({ filter })}
              onEscape={() => {
                if (mayClose()) close()
              }}
              known={() => feedView.known()}
            />
          </div>
          <small role="status">{trialWords(trial, draft.filter)}</small>
        </div>
        <label class="field">
          <span>{i18n.t('rules.action')}</span>
          <select
            value={draft.action}
            onChange={event => change({ action: event.currentTarget.value as Action })}
          >
            {ACTIONS.map(action => (
              <option key={action} value={action}>
                {i18n.t(`actions.${action}`)}
              </option>
            ))}
          </select>
        </label>
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

function trialWords({ matched, of, error }: FilterTrial, filter: string): string {
  if (error) return ''
  if (filter.trim() === '') return i18n.t('rules.everything')
  if (of === 0) return i18n.t('rules.nothingYet')
  return i18n.t('rules.matched', [formatNumber(matched), formatNumber(of)])
}
