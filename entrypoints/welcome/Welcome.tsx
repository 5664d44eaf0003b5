import type { Signal } from '@preact/signals'
import { ExternalLink, PanelRight, Volume2, VolumeX } from 'lucide'
import type { ComponentChildren } from 'preact'
import { i18n } from '#i18n'
import { openSidePanel } from '../../lib/browser/side-panel.ts'
import { App } from '../../lib/panel-ui/App.tsx'
import { MainVoice } from '../../lib/panel-ui/settings/voice/MainVoice.tsx'
import { Icon } from '../../lib/ui/parts/Icon.tsx'

/** Shown once after installation: what Tingdan does, a room to try it in, and a voice. */
export function Welcome({ aloud }: { aloud: Signal<boolean> }) {
  return (
    <div class="welcome">
      <section class="welcome-words" aria-label={i18n.t('welcome.title')}>
        <h1>{i18n.t('welcome.title')}</h1>
        <p class="lead">{i18n.t('welcome.lead')}</p>
        <ol>
          <Step title={i18n.t('welcome.openTitle')} text={i18n.t('welcome.open')}>
            <a class="secondary" href="https://live.douyin.com/" target="_blank" rel="noreferrer">
              <Icon node={ExternalLink} />
              {i18n.t('welcome.toDouyin')}
            </a>
            <button type="button" class="secondary" onClick={openSidePanel}>
              <Icon node={PanelRight} />
              {i18n.t('openPanel')}
            </button>
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

function Step({ title, text, children }: { title: string; text: string; children?: ComponentChildren }) {
  return (
    <li>
      <h2>{title}</h2>
      <p>{text}</p>
      {children && <div class="buttons">{children}</div>}
    </li>
  )
}

function Voice({ aloud }: { aloud: Signal<boolean> }) {
  return (
    <>
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
    </>
  )
}
