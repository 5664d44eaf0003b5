import { effect } from '@preact/signals'
import { render } from 'preact'
import { watchActiveTab } from '../../lib/browser/tabs.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { openPanel } from '../../lib/panel/open.ts'
import { asOverlay } from '../../lib/panel/overlay.ts'
import { PanelProvider } from '../../lib/panel-ui/context.tsx'
import { Overlay } from './Overlay.tsx'
import '../../lib/ui/styles/shared.css'
import '../../lib/panel-ui/styles/index.css'
import './overlay.css'

document.documentElement.lang = i18n.t('lang')
document.title = i18n.t('overlay.title')

const pinned = new URLSearchParams(location.search).get('room')
const { panel, signal } = await openPanel({ pinned, tune: asOverlay, follows: true, aside: true })
const { rooms, feedView, settings } = panel
watchActiveTab(tabId => rooms.lookAt(tabId), signal)
const stop = effect(() => feedView.search(settings.current.value.overlay.filter))
signal.addEventListener('abort', stop, { once: true })

const app = document.getElementById('app')
if (app) {
  render(
    <PanelProvider panel={panel} notes={false}>
      <Overlay />
    </PanelProvider>,
    app,
  )
}
