import { Trash2, Wrench } from 'lucide'
import { useState } from 'preact/hooks'
import { formatWhole } from '../../lib/i18n/format.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { FaultLine } from '../../lib/ui/parts/FaultLine.tsx'
import { Icon } from '../../lib/ui/parts/Icon.tsx'
import { useHistory } from './context.ts'
import { Dialog } from './Dialog.tsx'

/** What is unreadable in the open session, and a way to remove it. */
export function DamageLine() {
  const { state, command } = useHistory()
  const [asking, setAsking] = useState(false)
  const { value: open } = state.open
  const { unread } = state.found.value
  const { events = 0, records = 0 } = open?.session.unread ?? {}
  const lost = Math.max(events, unread)
  if (!open || lost + records === 0) return null
  const what =
    lost > 0 ? i18n.t('history.unread', lost, [formatWhole(lost)]) : i18n.t('history.unreadRecords')
  return (
    <div class="problem damage" role="alert">
      <span>{what}</span>
      <button type="button" class="tool" onClick={() => setAsking(true)}>
        <Icon node={Wrench} />
        {i18n.t('history.takeOut')}
      </button>
      {asking && (
        <Dialog
          title={i18n.t('history.takeOutTitle')}
          act={i18n.t('history.takeOut')}
          danger
          onAct={() => command({ type: 'history', command: 'take-out', id: open.session.id })}
          onClose={() => setAsking(false)}
        >
          <p>{i18n.t('history.takeOutText')}</p>
        </Dialog>
      )}
    </div>
  )
}

/** Lets the user delete an unreadable session. */
export function BrokenSession() {
  const { state, command } = useHistory()
  const [asking, setAsking] = useState(false)
  const { value: id } = state.openId
  const { value: fault } = state.broken
  return (
    <main class="page-body">
      <div class="page-empty">
        {fault && <FaultLine fault={fault} around={words => i18n.t('history.brokenSession', [words])} />}
        <p>
          <button type="button" class="tool" onClick={() => setAsking(true)}>
            <Icon node={Trash2} />
            {i18n.t('history.eraseTitle')}
          </button>
        </p>
      </div>
      {asking && (
        <Dialog
          title={i18n.t('history.eraseTitle')}
          act={i18n.t('history.erase')}
          danger
          onAct={async () => {
            await command({ type: 'history', command: 'erase-sessions', ids: [id] })
            location.hash = ''
          }}
          onClose={() => setAsking(false)}
        >
          <p>{i18n.t('history.eraseBrokenText')}</p>
        </Dialog>
      )}
    </main>
  )
}
