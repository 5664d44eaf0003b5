import { signal as signalOf } from '@preact/signals'
import { render } from 'preact'
import { browser } from 'wxt/browser'
import { askWorker } from '../../lib/archive/client.ts'
import { HistoryState } from '../../lib/archive/state.ts'
import { leavingSignal } from '../../lib/browser/leaving.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { askKeeper } from '../../lib/messages/ask-keeper.ts'
import { type ErasedSessions, watchErased } from '../../lib/messages/erased.ts'
import type { HistoryCommand } from '../../lib/messages/history.ts'
import type { Replay } from '../../lib/replay/replay.ts'
import { goodsOf, nicknamesOf } from '../../lib/rules/reader.ts'
import { openSettings } from '../../lib/settings/storage/page-settings.ts'
import { SettingsContext } from '../../lib/ui/settings-context.ts'
import { App } from './App.tsx'
import { followAddress, refreshWhenSeen } from './address.ts'
import { HistoryContext } from './context.ts'
import '../../lib/ui/styles/shared.css'
import './styles/index.css'

document.documentElement.lang = i18n.t('lang')
document.title = i18n.t('history.title')

const ask = askWorker(new Worker('/archive-worker.js'))
const signal = leavingSignal()
const settings = await openSettings(signal)
const state = new HistoryState(ask, () => {
  const { people, rules } = settings.current.peek()
  return { nicknames: nicknamesOf(people), goods: goodsOf(rules.goods) }
})
followAddress(state, signal)
refreshWhenSeen(state, signal)

const replay = signalOf<Replay | null>(null)

async function command(what: HistoryCommand): Promise<void> {
  await askKeeper(what, command => browser.runtime.sendMessage(command))
  forget(what.command === 'erase-sessions' ? what.ids : null)
  await state.show(state.openId.peek())
}

function forget(sessions: ErasedSessions): void {
  if (sessions !== null && !sessions.includes(replay.peek()?.session.id ?? '')) return
  replay.peek()?.stop()
  replay.value = null
}

// Another page may delete, or the worker finish an interrupted deletion.
watchErased(sessions => {
  forget(sessions)
  void state.show(state.openId.peek()).catch(() => undefined)
}, signal)

const app = document.getElementById('app')
if (app) {
  render(
    <SettingsContext.Provider value={settings}>
      <HistoryContext.Provider value={{ state, ask, command, replay }}>
        <App />
      </HistoryContext.Provider>
    </SettingsContext.Provider>,
    app,
  )
}
