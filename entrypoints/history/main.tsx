import { render } from 'preact'
import { browser } from 'wxt/browser'
import { i18n } from '#i18n'
import { askWorker } from '../../lib/history/client.ts'
import { HistoryState } from '../../lib/history/state.ts'
import type { HistoryAnswer, HistoryCommand } from '../../lib/messages/history.ts'
import { PAGE_CLOCK } from '../../lib/panel/pace.ts'
import { settingsSync } from '../../lib/panel/settings.ts'
import { PanelState } from '../../lib/panel/state.ts'
import { followTheme } from '../../lib/panel/theme.ts'
import { loadSettings, saveSettings, watchSettings } from '../../lib/settings/storage.ts'
import { PanelContext } from '../sidepanel/context.ts'
import { App } from './App.tsx'
import { followAddress, refreshWhenSeen } from './address.ts'
import { HistoryContext } from './context.ts'
import './styles/index.css'

document.documentElement.lang = i18n.t('lang')
document.title = i18n.t('history.title')

const leaving = new AbortController()
addEventListener('pagehide', () => leaving.abort(), { once: true })
addEventListener('pageshow', event => event.persisted && location.reload())

const ask = askWorker(new Worker('/history-worker.js', { type: 'module' }))
const state = new HistoryState(ask)
// The rows of the feed are the panel's own, and ask it for settings and the room's anchor.
const panel = new PanelState({
  pinned: null,
  settings: await loadSettings(),
  clock: PAGE_CLOCK,
  wallClock: Date.now,
  play: () => {},
})
const settings = settingsSync({
  read: () => panel.settings.value,
  apply: changed => panel.setSettings(changed),
  save: saveSettings,
  undoable: count => {
    panel.undoable.value = count
  },
  now: () => performance.now(),
})
watchSettings(settings.stored, leaving.signal)
followTheme(() => panel.settings.value.theme, leaving.signal)
followAddress(state, leaving.signal)
refreshWhenSeen(state, leaving.signal)

async function command(what: HistoryCommand): Promise<void> {
  const answer: HistoryAnswer = await browser.runtime.sendMessage(what)
  if (answer.error !== undefined) throw new Error(answer.error)
  await state.show(state.openId.peek())
}

const app = document.getElementById('app')
if (app) {
  render(
    <PanelContext.Provider
      value={{
        state: panel,
        send: () => false,
        changeSettings: settings.change,
        undoSettings: settings.undo,
      }}
    >
      <HistoryContext.Provider value={{ state, ask, command }}>
        <App />
      </HistoryContext.Provider>
    </PanelContext.Provider>,
    app,
  )
}
