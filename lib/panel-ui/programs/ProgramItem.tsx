import { ChevronDown, ChevronUp } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { showable } from '../../model/showable.ts'
import { Icon } from '../../ui/parts/Icon.tsx'

interface ProgramItemProps {
  name: string
  address: string
  /** After the address. */
  remark?: string
  /** Of the button that shows its fields. */
  editLabel: string
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  phase?: string
  /** Before its name. */
  lead?: ComponentChildren
  children: ComponentChildren
}

/** An item for a program: its name and place, and what stands below; its fields when opened. */
export function ProgramItem({
  name,
  address,
  remark = '',
  editLabel,
  isOpen,
  onOpen,
  phase,
  lead,
  children,
}: ProgramItemProps) {
  const item = useRef<HTMLLIElement>(null)
  // One that was just added stands above the list that it was added from.
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView({ block: 'start' })
  }, [isOpen])
  return (
    <li ref={item} class="outlet" data-phase={phase}>
      <div class="outlet-head">
        {lead}
        <span class="rule-words">
          <b>
            <bdi>{name}</bdi>
          </b>
          <small>
            <bdi>{showable(address, 80)}</bdi>
            {remark}
          </small>
        </span>
        <button
          type="button"
          class="icon-button"
          aria-expanded={isOpen}
          aria-label={editLabel}
          title={editLabel}
          onClick={() => onOpen(!isOpen)}
        >
          <Icon node={isOpen ? ChevronUp : ChevronDown} />
        </button>
      </div>
      {children}
    </li>
  )
}
