import { useId } from 'preact/hooks'

interface SwatchesProps<T extends string> {
  label: string
  colours: readonly { value: T; name: string }[]
  chosen: T
  onChoose: (value: T) => void
}

/** A choice among colours, each shown as itself and named for the pointer and the screen reader. */
export function Swatches<T extends string>({ label, colours, chosen, onChoose }: SwatchesProps<T>) {
  const group = useId()
  return (
    <div class="field">
      <span aria-hidden="true">{label}</span>
      <div class="swatches" role="radiogroup" aria-label={label}>
        {colours.map(({ value, name }) => (
          <label key={value} class="swatch" data-colour={value} title={name}>
            <input
              type="radio"
              name={group}
              aria-label={name}
              checked={chosen === value}
              onChange={() => onChoose(value)}
            />
          </label>
        ))}
      </div>
    </div>
  )
}
