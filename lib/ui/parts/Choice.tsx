import type { IconNode } from 'lucide'
import { useId } from 'preact/hooks'
import { Icon } from './Icon.tsx'

interface SegmentsProps<T extends string> {
  label: string
  options: readonly { value: T; words: string; icon?: IconNode }[]
  /** Undefined: none of them. */
  chosen: T | undefined
  /** Whether the label is visible, or for screen readers only. */
  shown?: boolean
  onChoose: (value: T) => void
}

/** A choice among a few visible options. */
export function Segments<T extends string>({
  label,
  options,
  chosen,
  shown = true,
  onChoose,
}: SegmentsProps<T>) {
  const group = useId()
  return (
    <div class="segments-field">
      {shown && <span aria-hidden="true">{label}</span>}
      <div class="segments" role="radiogroup" aria-label={label}>
        {options.map(({ value, words, icon }) => (
          <label key={value} class="segment">
            <input type="radio" name={group} checked={chosen === value} onChange={() => onChoose(value)} />
            {icon && <Icon node={icon} />}
            <span>{words}</span>
          </label>
        ))}
      </div>
    </div>
  )
}
