import { Check, Copy } from 'lucide'
import { i18n } from '../../i18n/i18n.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { useCopied } from './use-copied.ts'

interface CopyButtonProps {
  label: string
  text: string
}

/** Copies a text, and confirms it for a moment. */
export function CopyButton({ label, text }: CopyButtonProps) {
  const { outcome, copy } = useCopied()
  const told = outcome && i18n.t(`inspector.${outcome}`)
  return (
    <>
      <button type="button" class="link copy" onClick={() => void copy(text)}>
        <Icon node={outcome === 'copied' ? Check : Copy} />
        {told ?? label}
      </button>
      <span role="status" class="for-screen-reader">
        {told}
      </span>
    </>
  )
}
