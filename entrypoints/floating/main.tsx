import { effect } from '@preact/signals'
import { render } from 'preact'
import { leavingSignal } from '../../lib/browser/leaving.ts'
import { hasWindowsOnTop } from '../../lib/browser/picture-in-picture.ts'
import { watchActiveTab } from '../../lib/browser/tabs.ts'
import { storedPast } from '../../lib/feed/past.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { openPanel } from '../../lib/panel/open.ts'
import { PanelProvider } from '../../lib/panel-ui/context.tsx'
import { openSettings } from '../../lib/settings/storage/page-settings.ts'
import { SettingsContext } from '../../lib/ui/settings-context.ts'
import { Floating } from './Floating.tsx'
import { Opener } from './Opener.tsx'
import '../../lib/ui/styles/shared.css'
import '../../lib/panel-ui/styles/index.css'
import './floating.css'

document.documentElement.lang = i18n.t('lang')
document.title = i18n.t('floating.title')

// The page opens the window on top and loads itself there in a frame, whose timers and frames run while the opener is hidden.
// Without Document Picture-in-Picture it is the ordinary window.
const isOnTop = window.top !== window
const app = document.getElementById('app')
if (!app) throw new Error('the page has no place for its content')

if (!isOnTop && hasWindowsOnTop()) {
  const settings = await openSettings(leavingSignal())
  render(
    <SettingsContext.Provider value={settings}>
      <Opener />
    </SettingsContext.Provider>,
    app,
  )
} else {
  const pinned = new URLSearchParams(location.search).get('room')
  const { panel, signal } = await openPanel({ pinned, past: storedPast(), follows: true, aside: true })
  const { rooms, feedView, settings } = panel
  watchActiveTab(tabId => rooms.lookAt(tabId), signal)
  feedView.open(settings.current.peek().floating.view)
  const stop = effect(() => {
    const view = feedView.tab.value
    settings.change(all => ({ ...all, floating: { ...all.floating, view } }))
  })
  signal.addEventListener('abort', stop, { once: true })
  render(
    <PanelProvider panel={panel}>
      <Floating onTop={isOnTop} />
    </PanelProvider>,
    app,
  )
}
