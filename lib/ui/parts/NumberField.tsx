import { RotateCcw } from 'lucide'
import { useId } from 'preact/hooks'
import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { IconButton } from './IconButton.tsx'
import { useTyped } from './use-typed.ts'

interface NumberFieldProps {
  label: string
  hint?: string
  value: number
  least: number
  most: number
  step?: number
  unit?: string
  standard: number
  onChange: (value: number) => void
}

/** A value out of bounds is reported and not taken. */
export function NumberField(props: NumberFieldProps) {
  const { label, hint, value, least, most, step = 1, unit, standard, onChange } = props
  const [draft, setDraft] = useTyped(String(value))
  const words = useId()
  const right = isRight(draft, props)
  return (
    <div class="number-field">
      <label class="field">
        <span class="field-words">
          {label}
          {hint && <small>{hint}</small>}
        </span>
        <input
          type="number"
          min={least}
          max={most}
          step={step}
          value={draft}
          aria-invalid={!right}
          aria-describedby={right ? undefined : words}
          onInput={event => {
            const typed = event.currentTarget.value
            setDraft(typed)
            if (isRight(typed, props)) onChange(Number(typed))
          }}
          onBlur={() => setDraft(String(value))}
        />
        {unit && <span class="unit">{unit}</span>}
      </label>
      {value !== standard && (
        <IconButton
          icon={RotateCcw}
          label={i18n.t('settings.resetTo', [label, formatNumber(standard)])}
          onClick={() => onChange(standard)}
        />
      )}
      {!right && (
        <p class="fault" id={words}>
          {i18n.t('settings.between', [formatNumber(least), formatNumber(most)])}
        </p>
      )}
    </div>
  )
}

function isRight(typed: string, { least, most, step = 1 }: NumberFieldProps): boolean {
  const number = Number(typed)
  if (typed.trim() === '' || !Number.isFinite(number) || number < least || number > most) return false
  return step < 1 || Number.isInteger(number)
}
