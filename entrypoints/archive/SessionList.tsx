import { Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import { i18n } from '../../lib/i18n/i18n.ts'
import { FaultLine } from '../../lib/ui/parts/FaultLine.tsx'
import { Icon } from '../../lib/ui/parts/Icon.tsx'
import { Skeleton } from '../../lib/ui/parts/Skeleton.tsx'
import { useSettings } from '../../lib/ui/settings-context.ts'
import { useHistory } from './context.ts'
import { Dialog } from './Dialog.tsx'
import { Events } from './Events.tsx'
import { Finder } from './Finder.tsx'
import { ImportButton } from './ImportButton.tsx'
import { Keeping } from './Keeping.tsx'
import { SessionTable } from './SessionTable.tsx'

/** All sessions, and a search through them. */
export function SessionList() {
  const { state } = useHistory()
  const searching = state.query.value !== ''
  return (
    <>
      <header class="page-head">
        <h1>{i18n.t('history.title')}</h1>
        <Finder label={i18n.t('history.searchAll')} />
        <ImportButton />
        <EraseAll />
      </header>
      <main class="page-body">{searching ? <Events /> : <Sessions />}</main>
      <Keeping />
    </>
  )
}

function Sessions() {
  const { state } = useHistory()
  const { current } = useSettings()
  const { value: sessions } = state.sessions
  if (state.broken.value) {
    return <FaultLine fault={state.broken.value} around={words => i18n.t('history.broken', [words])} />
  }
  if (!sessions) return <Skeleton lines={8} />
  if (sessions.length > 0) return <SessionTable sessions={sessions} />
  const { keep } = current.value.history
  return <p class="page-empty">{keep ? i18n.t('history.empty') : i18n.t('history.emptyOff')}</p>
}

function EraseAll() {
  const { state, command } = useHistory()
  const [asking, setAsking] = useState(false)
  if (!state.sessions.value?.length && !state.broken.value) return null
  return (
    <>
      <button type="button" class="tool" onClick={() => setAsking(true)}>
        <Icon node={Trash2} />
        {i18n.t('history.eraseAll')}
      </button>
      {asking && (
        <Dialog
          title={i18n.t('history.eraseAllTitle')}
          act={i18n.t('history.eraseAll')}
          danger
          onAct={() => command({ type: 'history', command: 'erase-everything' })}
          onClose={() => setAsking(false)}
        >
          <p>{i18n.t('history.eraseAllText')}</p>
        </Dialog>
      )}
    </>
  )
}
