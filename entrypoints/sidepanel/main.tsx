import { render } from 'preact'
import { i18n } from '#i18n'
import { openPanel } from '../../lib/panel/open.ts'
import { storedPast } from '../../lib/panel/past.ts'
import { watchActiveTab } from '../../lib/panel/tabs.ts'
import { App } from './App.tsx'
import { PanelContext } from './context.ts'
import './styles/shared.css'
import './styles/index.css'

document.documentElement.lang = i18n.t('lang')
document.title = i18n.t('app')

const panel = await openPanel({
  pinned: new URLSearchParams(location.search).get('room'),
  past: storedPast(),
})
watchActiveTab(tabId => panel.state.lookAt(tabId), panel.signal)

const app = document.getElementById('app')
if (app) {
  render(
    <PanelContext.Provider value={panel}>
      <App />
    </PanelContext.Provider>,
    app,
  )
}
