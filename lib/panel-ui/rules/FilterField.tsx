import { clockOffset } from '../../browser/clock-offset.ts'
import { type FilterTrial, tryFilter } from '../../feed/filter-trial.ts'
import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { readerOf } from '../../rules/reader.ts'
import { FilterInput } from '../../ui/filter/FilterInput.tsx'
import { usePanel } from '../context.tsx'

interface FilterFieldProps {
  filter: string
  trial: FilterTrial
  onChange: (filter: string) => void
  onEscape: () => void
}

/** Which messages a rule or a view is for, and how many of the last ones that are. */
export function FilterField({ filter, trial, onChange, onEscape }: FilterFieldProps) {
  const { feedView } = usePanel()
  return (
    <div class="lines">
      <span>{i18n.t('rules.filter')}</span>
      <div class="search">
        <FilterInput
          label={i18n.t('rules.filter')}
          placeholder={i18n.t('filter.search')}
          value={filter}
          error={trial.error}
          onChange={onChange}
          onEscape={onEscape}
          known={() => feedView.known()}
        />
      </div>
      <small role="status">{trialWords(trial, filter)}</small>
    </div>
  )
}

/** Tries a filter on the last messages. */
export function useTrial(filter: string): FilterTrial {
  const { feedView, settings } = usePanel()
  return tryFilter(filter, feedView.feed.rows, readerOf(settings.current.value, clockOffset()))
}

function trialWords({ matched, of, error }: FilterTrial, filter: string): string {
  if (error) return ''
  if (filter.trim() === '') return i18n.t('rules.everything')
  if (of === 0) return i18n.t('rules.nothingYet')
  return i18n.t('rules.matched', [formatNumber(matched), formatNumber(of)])
}
