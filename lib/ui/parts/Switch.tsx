interface SwitchProps {
  /** The accessible name; the same words as the person reads. */
  label: string
  on: boolean
  onChange: (on: boolean) => void
}

/** A switch of two states, without visible words of its own. */
export function Switch({ label, on, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={on}
      aria-label={label}
      onClick={() => onChange(!on)}
    />
  )
}
