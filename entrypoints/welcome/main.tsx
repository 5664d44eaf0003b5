import { signal } from '@preact/signals'
import { render } from 'preact'
import { clockOffset } from '../../lib/browser/clock-offset.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { playDemo } from '../../lib/panel/demo.ts'
import { openPanel } from '../../lib/panel/open.ts'
import { PanelProvider } from '../../lib/panel-ui/context.tsx'
import { judgeOf } from '../../lib/rules/judge.ts'
import { trialOf } from '../../lib/settings-page/trial.ts'
import { Welcome } from './Welcome.tsx'
import '../../lib/ui/styles/shared.css'
import '../../lib/panel-ui/styles/index.css'
import './welcome.css'

document.documentElement.lang = i18n.t('lang')
document.title = i18n.t('welcome.title')

// It shows only the invented room; from the worker it takes only the voices.
const {
  panel,
  state,
  signal: leaving,
} = await openPanel({ pinned: null, takes: message => message.type === 'speech' })
const aloud = signal(false)
playDemo(
  state,
  i18n.t('welcome.demoRoom'),
  (event, count) => {
    const settings = panel.settings.current.value
    const ruled = judgeOf(settings, clockOffset())({ event, count }).speak
    const isSpoken = ruled ? ruled === 'always' : settings.speech.types[event.type].speak
    // Of a combo only the end is said, as in a real room.
    if (!aloud.value || !isSpoken || (event.type === 'gift' && !event.comboEnd)) return
    panel.send({ type: 'try', ...trialOf(settings, event, count) })
  },
  leaving,
)

const app = document.getElementById('app')
if (app) {
  render(
    <PanelProvider panel={panel}>
      <Welcome aloud={aloud} />
    </PanelProvider>,
    app,
  )
}
