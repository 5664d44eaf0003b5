import { useId } from 'preact/hooks'
import { useTyped } from '../../ui/parts/use-typed.ts'

interface TypedFieldProps {
  label: string
  hint?: string
  value: string
  /** Shown while it is empty. */
  usual?: string
  /** Offered while typing. */
  known?: readonly string[]
  longest: number
  onKeep: (value: string) => void
}

/** A line of text, taken over when it is left: half of it means something else. */
export function TypedField({ label, hint, value, usual = '', known = [], longest, onKeep }: TypedFieldProps) {
  const [typed, type] = useTyped(value)
  const list = useId()
  const words = useId()
  return (
    <div class="template">
      <span>{label}</span>
      <div class="template-line">
        <input
          type="text"
          maxLength={longest}
          autocomplete="off"
          spellcheck={false}
          aria-label={label}
          aria-describedby={hint === undefined ? undefined : words}
          placeholder={usual}
          list={known.length > 0 ? list : undefined}
          value={typed}
          onInput={event => type(event.currentTarget.value)}
          onChange={event => onKeep(event.currentTarget.value)}
        />
      </div>
      {known.length > 0 && (
        <datalist id={list}>
          {known.map(one => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {hint !== undefined && <small id={words}>{hint}</small>}
    </div>
  )
}
