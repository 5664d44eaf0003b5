import type { FilterError } from '../../filter/error.ts'
import { i18n } from '../../i18n/i18n.ts'
import { showable } from '../../model/showable.ts'
import { filterFaultWords } from '../words/filter.ts'

/** Characters shown on each side of the mistake. */
const AROUND = 14

interface FilterFaultProps {
  id: string
  source: string
  error: FilterError | null
  onFix: (text: string) => void
}

/** What is wrong with a filter and where, with a correction. */
export function FilterFault({ id, source, error, onFix }: FilterFaultProps) {
  return (
    <div id={id} class="filter-fault" role="status">
      {error && (
        <p>
          <Place source={source} error={error} />
          {filterFaultWords(error)}{' '}
          {error.nearest !== undefined && (
            <button type="button" class="link" onClick={() => onFix(corrected(source, error))}>
              {i18n.t('filter.fix', [error.nearest])}
            </button>
          )}
        </p>
      )}
    </div>
  )
}

function Place({ source, error }: { source: string; error: FilterError }) {
  const { at, length } = error
  const before = source.slice(Math.max(0, at - AROUND), at)
  const after = source.slice(at + length, at + length + AROUND)
  return (
    <code aria-hidden="true">
      {at > AROUND && '…'}
      {showable(before)}
      <mark>{showable(source.slice(at, at + length), AROUND * 2) || '?'}</mark>
      {showable(after)}
    </code>
  )
}

function corrected(source: string, { at, length, nearest }: FilterError): string {
  return source.slice(0, at) + (nearest ?? '') + source.slice(at + length)
}
