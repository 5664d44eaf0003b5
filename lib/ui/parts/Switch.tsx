interface SwitchProps {
  label: string
  on: boolean
  onChange: (on: boolean) => void
}

/** A switch without visible words. */
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
