import { signal as signalOf } from '@preact/signals'
import { render } from 'preact'
import { browser } from 'wxt/browser'
import { i18n } from '#i18n'
import { askWorker } from '../../lib/archive/client.ts'
import { HistoryState } from '../../lib/archive/state.ts'
import { askKeeper } from '../../lib/messages/ask-keeper.ts'
import { type ErasedSessions, watchErased } from '../../lib/messages/erased.ts'
import type { HistoryCommand } from '../../lib/messages/history.ts'
import { openPage } from '../../lib/panel/page.ts'
import type { Replay } from '../../lib/replay/replay.ts'
import { nicknamesOf } from '../../lib/rules/reader.ts'
import { PanelContext } from '../../lib/ui/context.ts'
import { App } from './App.tsx'
import { followAddress, refreshWhenSeen } from './address.ts'
import { HistoryContext } from './context.ts'
import '../../lib/ui/styles/shared.css'
import './styles/index.css'

document.documentElement.lang = i18n.t('lang')
document.title = i18n.t('history.title')

const ask = askWorker(new Worker('/archive-worker.js'))
// The rows of the feed are the panel's own, and ask it for settings and the room's anchor.
const { signal, ...panel } = await openPage({ pinned: null, play: () => {} })
const state = new HistoryState(ask, () => nicknamesOf(panel.state.settings.peek().people))
followAddress(state, signal)
refreshWhenSeen(state, signal)

const replay = signalOf<Replay | null>(null)

async function command(what: HistoryCommand): Promise<void> {
  await askKeeper(what, command => browser.runtime.sendMessage(command))
  forget(what.command === 'erase-sessions' ? what.ids : null)
  await state.show(state.openId.peek())
}

/** What was deleted is not played on. */
function forget(sessions: ErasedSessions): void {
  if (sessions !== null && !sessions.includes(replay.peek()?.session.id ?? '')) return
  replay.peek()?.stop()
  replay.value = null
}

// Another page may have asked, or the worker ends what was interrupted.
watchErased(sessions => {
  forget(sessions)
  void state.show(state.openId.peek()).catch(() => undefined)
}, signal)

const app = document.getElementById('app')
if (app) {
  render(
    <PanelContext.Provider value={{ ...panel, send: () => false }}>
      <HistoryContext.Provider value={{ state, ask, command, replay }}>
        <App />
      </HistoryContext.Provider>
    </PanelContext.Provider>,
    app,
  )
}
