import { FaultLine } from '../../lib/ui/parts/FaultLine.tsx'
import { SettingsFault } from '../../lib/ui/parts/SettingsFault.tsx'
import { useHistory } from './context.ts'
import { ReplayBar } from './ReplayBar.tsx'
import { SessionList } from './SessionList.tsx'
import { SessionView } from './SessionView.tsx'

/** All sessions, or one of them. */
export function App() {
  const { state } = useHistory()
  return (
    <div class="page">
      <ReplayBar />
      <SettingsFault />
      {state.unpinned.value && <FaultLine fault={state.unpinned.value} />}
      {state.openId.value === '' ? <SessionList /> : <SessionView />}
    </div>
  )
}
