interface SliderProps {
  label: string
  value: number
  least: number
  most: number
  step: number
  show: (value: number) => string
  onChange: (value: number) => void
}

/** A number on a line. */
export function Slider({ label, value, least, most, step, show, onChange }: SliderProps) {
  return (
    <label class="field slider">
      <span>{label}</span>
      <input
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-valuetext={show(value)}
        onInput={event => onChange(event.currentTarget.valueAsNumber)}
      />
      <output>{show(value)}</output>
    </label>
  )
}
