import type { IconNode } from 'lucide'
import { useRef } from 'preact/hooks'
import { Icon } from './Icon.tsx'

interface FileButtonProps {
  label: string
  /** File types, as an input's `accept`. */
  accept: string
  onFile: (file: File) => void
  icon?: IconNode
  /** `icon-button`: the label is not shown, only told. */
  look?: 'secondary' | 'tool' | 'icon-button'
  disabled?: boolean
}

/** A button that asks for a file. */
export function FileButton({ label, accept, onFile, icon, look = 'secondary', disabled }: FileButtonProps) {
  const isBare = look === 'icon-button'
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        class={look}
        aria-label={label}
        title={isBare ? label : undefined}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        {icon && <Icon node={icon} />}
        {!isBare && label}
      </button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={event => {
          const file = event.currentTarget.files?.[0]
          // Lets the same file, corrected, be chosen again.
          event.currentTarget.value = ''
          if (file) onFile(file)
        }}
      />
    </>
  )
}
