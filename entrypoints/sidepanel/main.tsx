import { render } from 'preact'
import { watchActiveTab } from '../../lib/browser/tabs.ts'
import { storedPast } from '../../lib/feed/past.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { openPanel } from '../../lib/panel/open.ts'
import { App } from '../../lib/panel-ui/App.tsx'
import { PanelProvider } from '../../lib/panel-ui/context.tsx'
import '../../lib/ui/styles/shared.css'
import '../../lib/panel-ui/styles/index.css'

document.documentElement.lang = i18n.t('lang')
document.title = i18n.t('app')

const address = new URLSearchParams(location.search)
const aside = address.has('aside')
const beside = address.get('beside')
const room = address.get('room')
const { panel, signal } = await openPanel({
  pinned: beside === null ? room : null,
  past: storedPast(),
  aside,
})
if (beside !== null) {
  panel.rooms.pick(room ?? '')
  panel.rooms.beside.value = beside
}
watchActiveTab(tabId => panel.rooms.lookAt(tabId), signal)

const app = document.getElementById('app')
if (app) {
  render(
    <PanelProvider panel={panel}>
      <App aside={aside} />
    </PanelProvider>,
    app,
  )
}
