import type { IconNode } from 'lucide'
import { Icon } from './Icon.tsx'

interface IconButtonProps {
  icon: IconNode
  /** Accessible name and tooltip. */
  label: string
  onClick: () => void
  disabled?: boolean
}

/** A button with only an icon. */
export function IconButton({ icon, label, onClick, disabled = false }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon node={icon} />
    </button>
  )
}
