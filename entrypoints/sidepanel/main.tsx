import { render } from 'preact'
import { browser } from 'wxt/browser'
import { i18n } from '#i18n'
import { PANEL_PORT } from '../../lib/messages/panel.ts'
import { keepConnected } from '../../lib/panel/client.ts'
import { PAGE_CLOCK } from '../../lib/panel/pace.ts'
import { settingsSync } from '../../lib/panel/settings.ts'
import { PanelState } from '../../lib/panel/state.ts'
import { watchActiveTab } from '../../lib/panel/tabs.ts'
import { followTheme } from '../../lib/panel/theme.ts'
import { everySecondInSight } from '../../lib/panel/ticker.ts'
import { loadSettings, saveSettings, watchSettings } from '../../lib/settings/storage.ts'
import { App } from './App.tsx'
import { PanelContext } from './context.ts'
import './styles/index.css'

document.documentElement.lang = i18n.t('lang')
document.title = i18n.t('app')

const leaving = new AbortController()
addEventListener('pagehide', () => leaving.abort(), { once: true })
const { signal } = leaving
// Brought back by the back button, with everything let go of: begin anew.
addEventListener('pageshow', event => event.persisted && location.reload())

const state = new PanelState({
  pinned: new URLSearchParams(location.search).get('room'),
  settings: await loadSettings(),
  clock: PAGE_CLOCK,
  wallClock: Date.now,
})
const settings = settingsSync({
  read: () => state.settings.value,
  apply: changed => state.setSettings(changed),
  save: saveSettings,
})
watchSettings(settings.stored, signal)
followTheme(() => state.settings.value.theme, signal)
watchActiveTab(tabId => {
  state.activeTab.value = tabId
}, signal)
everySecondInSight(() => state.tick(), signal)

const send = keepConnected({
  connect: () => browser.runtime.connect({ name: PANEL_PORT }),
  greeting: () => state.greeting(),
  onMessage: message => state.receive(message),
  onConnected: connected => state.connected(connected),
  signal,
})

const app = document.getElementById('app')
if (app) {
  render(
    <PanelContext.Provider value={{ state, send, changeSettings: settings.change }}>
      <App />
    </PanelContext.Provider>,
    app,
  )
}
