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
}

/** A button with only an icon. */
export function IconButton({ icon, label, onClick, disabled = false, named = false }: IconButtonProps) {
  return (
    <button
      type="button"
      class={named ? 'icon-button named' : 'icon-button'}
      aria-label={label}
      title={named ? undefined : label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon node={icon} />
    </button>
  )
}
