import type { Signal } from '@preact/signals'
import { ExternalLink, PanelRight, Volume2, VolumeX } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { hasSidebar, openSidePanel } from '../../lib/browser/side-panel.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { OPEN_PANEL } from '../../lib/messages/shortcuts.ts'
import { App } from '../../lib/panel-ui/App.tsx'
import { Roles } from '../../lib/panel-ui/settings/Roles.tsx'
import { MainVoice } from '../../lib/panel-ui/settings/voice/MainVoice.tsx'
import { shortcutKeys } from '../../lib/settings-page/shortcut-keys.ts'
import { Icon } from '../../lib/ui/parts/Icon.tsx'
import { PinPicture } from './PinPicture.tsx'

const SIDEBAR = hasSidebar()

/** Shown once after installation: what Tingdan does, a room to try it in, and a voice. */
export function Welcome({ aloud }: { aloud: Signal<boolean> }) {
  return (
    <div class="welcome">
      <section class="welcome-words" aria-label={i18n.t('welcome.title')}>
        <h1>{i18n.t('welcome.title')}</h1>
        <p class="lead">{i18n.t(SIDEBAR ? 'welcome.leadSidebar' : 'welcome.lead')}</p>
        <ol>
          <Step title={i18n.t('roles.title')} text={i18n.t('roles.hint')}>
            <Roles />
          </Step>
          <PinStep />
          <Step
            title={i18n.t(SIDEBAR ? 'welcome.openTitleSidebar' : 'welcome.openTitle')}
            text={i18n.t(SIDEBAR ? 'welcome.openSidebar' : 'welcome.open')}
          >
            <div class="buttons">
              <a class="secondary" href="https://live.douyin.com/" target="_blank" rel="noreferrer">
                <Icon node={ExternalLink} />
                {i18n.t('welcome.toDouyin')}
              </a>
              <button type="button" class="secondary" onClick={openSidePanel}>
                <Icon node={PanelRight} />
                {i18n.t('openPanel')}
              </button>
            </div>
          </Step>
          <Step title={i18n.t('welcome.hearTitle')} text={i18n.t('welcome.hear')}>
            <Voice aloud={aloud} />
          </Step>
          <Step title={i18n.t('welcome.hereTitle')} text={i18n.t('welcome.here')} />
        </ol>
      </section>
      {/* The panel has landmarks, which must not be nested. */}
      <div class="welcome-room">
        <aside>{i18n.t('welcome.demo')}</aside>
        <div class="welcome-panel">
          <App />
        </div>
      </div>
    </div>
  )
}

/** A new icon hides behind the puzzle; in Firefox it stands on the toolbar. */
function PinStep() {
  const [key, setKey] = useState('')
  useEffect(() => {
    void shortcutKeys().then(
      keys => setKey(keys.get(OPEN_PANEL) ?? ''),
      () => {},
    )
  }, [])
  return (
    <li>
      <h2>{i18n.t(SIDEBAR ? 'welcome.iconTitle' : 'welcome.pinTitle')}</h2>
      <p>{i18n.t(SIDEBAR ? 'welcome.icon' : 'welcome.pin')}</p>
      {!SIDEBAR && <PinPicture />}
      {key !== '' && (
        <p>
          {i18n.t('welcome.pinKey')} <kbd>{key}</kbd>
        </p>
      )}
    </li>
  )
}

function Step({ title, text, children }: { title: string; text: string; children?: ComponentChildren }) {
  return (
    <li>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </li>
  )
}

function Voice({ aloud }: { aloud: Signal<boolean> }) {
  return (
    <div class="buttons">
      <button
        type="button"
        class="cta"
        aria-pressed={aloud.value}
        onClick={() => {
          aloud.value = !aloud.value
        }}
      >
        <Icon node={aloud.value ? VolumeX : Volume2} />
        {i18n.t(aloud.value ? 'welcome.hush' : 'welcome.aloud')}
      </button>
      <div class="welcome-voice">
        <MainVoice />
      </div>
    </div>
  )
}
