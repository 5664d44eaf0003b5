import type { IconNode } from 'lucide'
import { Icon } from './Icon.tsx'

interface IconButtonProps {
  icon: IconNode
  /** Accessible name and tooltip. */
  label: string
  onClick: () => void
  disabled?: boolean
  /** Its name is shown at once, by hover and focus: the browser's tooltip comes late, and never for the keyboard. */
  named?: boolean
  /** Its key in the browser's words, shown with the name. */
  keys?: string | undefined
}

/** A button with only an icon. */
export function IconButton({ icon, label, onClick, disabled = false, named = false, keys }: IconButtonProps) {
  const told = keys ? `${label} (${keys})` : label
  return (
    <button
      type="button"
      class={named ? 'icon-button named' : 'icon-button'}
      aria-label={label}
      data-told={named ? told : undefined}
      title={named ? undefined : told}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon node={icon} />
    </button>
  )
}
