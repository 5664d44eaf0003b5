import { useId, useRef } from 'preact/hooks'
import type { Known } from '../../filter/complete.ts'
import type { FilterError } from '../../filter/error.ts'
import { i18n } from '../../i18n/i18n.ts'
import { showable } from '../../model/showable.ts'
import { Option } from '../parts/Option.tsx'
import { suggestionWords } from '../words/filter.ts'
import { FilterFault } from './FilterFault.tsx'
import { useCompletion } from './use-completion.ts'

interface FilterInputProps {
  label: string
  placeholder?: string
  value: string
  error: FilterError | null
  onChange: (text: string) => void
  /** Escape when no list is open. */
  onEscape?: () => void
  known: () => Known
}

/** A box for a filter, with completion and its errors. */
export function FilterInput({
  label,
  placeholder = '',
  value,
  error,
  onChange,
  onEscape,
  known,
}: FilterInputProps) {
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const completion = useCompletion(onChange, known)
  const { suggestions, active } = completion
  const isOpen = suggestions.length > 0
  // While the list is open, the filter is not finished.
  const fault = isOpen ? null : error
  return (
    <>
      <input
        ref={input}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-invalid={fault !== null}
        aria-describedby={fault ? `${id}-fault` : undefined}
        placeholder={placeholder}
        value={value}
        onInput={event => {
          onChange(event.currentTarget.value)
          completion.offer(event.currentTarget)
        }}
        onBlur={completion.close}
        onKeyDown={event => {
          if (event.isComposing) return
          const isTaken = completion.onKey(event, event.currentTarget)
          if (!isTaken && event.key !== 'Escape') return
          if (!isTaken) onEscape?.()
          event.preventDefault()
        }}
      />
      <div
        class="completion"
        role="listbox"
        id={`${id}-list`}
        aria-label={i18n.t('filter.suggestions')}
        hidden={!isOpen}
      >
        {suggestions.map((suggestion, at) => (
          <Option
            key={suggestion.insert}
            id={`${id}-${at}`}
            class="suggestion"
            active={at === active}
            onTake={() => {
              if (input.current) completion.take(input.current, suggestion)
            }}
          >
            <b>{showable(suggestion.insert, 40)}</b>
            <span>{suggestionWords(suggestion)}</span>
          </Option>
        ))}
      </div>
      <FilterFault id={`${id}-fault`} source={value} error={fault} onFix={onChange} />
    </>
  )
}
