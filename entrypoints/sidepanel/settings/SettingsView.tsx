import { ArrowLeft } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import { usePanel } from '../context.ts'
import { IconButton } from '../IconButton.tsx'
import { ToInspector } from '../inspector/ToInspector.tsx'
import { SettingsFile } from './SettingsFile.tsx'
import { Theme } from './Theme.tsx'
import { TypeTable } from './TypeTable.tsx'
import { Undo } from './Undo.tsx'
import { VoiceSettings } from './VoiceSettings.tsx'

/** Everything that can be set. Each change works at once. */
export function SettingsView() {
  const { state } = usePanel()
  const view = useRef<HTMLElement>(null)
  const back = () => {
    state.view.value = 'feed'
  }
  useEffect(() => view.current?.focus(), [])
  return (
    <main
      ref={view}
      class="settings"
      aria-label={i18n.t('settings.title')}
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.defaultPrevented) back()
      }}
    >
      <header class="head">
        <IconButton icon={ArrowLeft} label={i18n.t('settings.back')} onClick={back} />
        <h1>{i18n.t('settings.title')}</h1>
        <Undo />
      </header>
      <div class="settings-body">
        <h2>{i18n.t('settings.messages')}</h2>
        <TypeTable />
        <h2>{i18n.t('settings.voice')}</h2>
        <VoiceSettings />
        <h2>{i18n.t('settings.look')}</h2>
        <Theme />
        <h2>{i18n.t('settings.more')}</h2>
        <ToInspector />
        <h2>{i18n.t('settingsFile.title')}</h2>
        <SettingsFile />
        <p class="promise">{i18n.t('settings.privacy')}</p>
      </div>
    </main>
  )
}
