import { Trash2 } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { i18n } from '../../lib/i18n/i18n.ts'
import type { HistoryCommand } from '../../lib/messages/history.ts'
import { IconButton } from '../../lib/ui/parts/IconButton.tsx'
import { useHistory } from './context.ts'
import { Dialog } from './Dialog.tsx'

interface EraseButtonProps {
  label: string
  title: string
  children: ComponentChildren
  command: HistoryCommand
}

/** Deletes after a confirmation. */
export function EraseButton({ label, title, children, command: what }: EraseButtonProps) {
  const { command } = useHistory()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <IconButton icon={Trash2} label={label} onClick={() => setAsking(true)} />
      {asking && (
        <Dialog
          title={title}
          act={i18n.t('history.erase')}
          danger
          onAct={() => command(what)}
          onClose={() => setAsking(false)}
        >
          <p>{children}</p>
        </Dialog>
      )}
    </>
  )
}
