import { Switch } from './Switch.tsx'

interface SwitchFieldProps {
  label: string
  hint?: string
  on: boolean
  onChange: (on: boolean) => void
}

/** A switch with its label. */
export function SwitchField({ label, hint, on, onChange }: SwitchFieldProps) {
  return (
    <div class="field">
      <span class="field-words">
        {label}
        {hint && <small>{hint}</small>}
      </span>
      <Switch label={label} on={on} onChange={onChange} />
    </div>
  )
}
