import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { i18n } from '../../i18n/i18n.ts'
import { kindLabel } from '../../i18n/kinds.ts'
import type { EventType } from '../../model/events.ts'
import { usePanel } from '../context.tsx'
import { FilterSettings } from '../rules/FilterSettings.tsx'
import { View } from '../View.tsx'
import { Look } from './Look.tsx'
import { ObsPage } from './obs/ObsPage.tsx'
import { Roles } from './Roles.tsx'
import { Section } from './Section.tsx'
import { SettingsFile } from './SettingsFile.tsx'
import { SettingsSearch } from './SettingsSearch.tsx'
import { Searching, useSettingsSearch } from './searching.ts'
import { OnlySettings } from './speech/OnlySettings.tsx'
import { PeopleSettings } from './speech/PeopleSettings.tsx'
import { QueueSettings } from './speech/QueueSettings.tsx'
import { Shortcuts } from './speech/Shortcuts.tsx'
import { TextSettings } from './speech/TextSettings.tsx'
import { Theme } from './Theme.tsx'
import { ToView } from './ToView.tsx'
import { TypeTable } from './TypeTable.tsx'
import { TypePage } from './type/TypePage.tsx'
import { Undo } from './Undo.tsx'
import { LanguageVoices } from './voice/LanguageVoices.tsx'
import { PersonVoices } from './voice/PersonVoices.tsx'
import { VoiceSettings } from './voice/VoiceSettings.tsx'
import { Windows } from './Windows.tsx'

/** All settings, with a page for each message type. Changes apply at once. */
export function SettingsView() {
  const { sheets, settings } = usePanel()
  const view = useRef<HTMLElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const sought = sheets.sought.value
  useEffect(() => {
    if (sought === '') return
    setType(null)
    setTyped(sought)
    sheets.sought.value = ''
  }, [sought])
  const [found, setFound] = useState(true)
  useSettingsSearch(body, typed, setFound)
  const searched = typed.trim()
  const [type, setType] = useState<EventType | null>(null)
  const left = useRef<EventType | null>(null)
  const back = () => {
    left.current = type
    if (type === null) sheets.view.value = 'feed'
    else setType(null)
  }
  useLayoutEffect(() => {
    // Coming back from a type's page, the focus returns to its row.
    const row = type === null && left.current !== null && `[data-type="${left.current}"]`
    const place = row ? view.current?.querySelector<HTMLElement>(row) : view.current
    place?.focus()
  }, [type])
  const title = type === null ? i18n.t('settings.title') : kindLabel(type)
  return (
    <View title={title} aside={<Undo />} onBack={back} view={view}>
      {type === null && <SettingsSearch typed={typed} found={found || searched === ''} onType={setTyped} />}
      <div ref={body} class="settings-body" hidden={type !== null}>
        <Searching.Provider value={searched}>
          <h2>{i18n.t('roles.title')}</h2>
          <Section title={i18n.t(`roles.${settings.current.value.role}`)} hint={i18n.t('roles.hint')}>
            <Roles />
          </Section>
          <h2>{i18n.t('settings.voice')}</h2>
          <VoiceSettings />
          <ToView view="own-voices" title={i18n.t('ownVoices.add')} what={i18n.t('ownVoices.what')} />
          <PersonVoices />
          <LanguageVoices />
          <h2>{i18n.t('settings.messages')}</h2>
          <TypeTable onOpen={setType} />
          <h2>{i18n.t('rules.filtering')}</h2>
          <FilterSettings />
          <h2>{i18n.t('settings.moreSpeech')}</h2>
          <OnlySettings />
          <TextSettings />
          <PeopleSettings />
          <QueueSettings />
          <Shortcuts />
          <h2>{i18n.t('settings.look')}</h2>
          <Theme />
          <Look />
          <h2>{i18n.t('settings.more')}</h2>
          <ToView view="outlets" title={i18n.t('outlets.title')} what={i18n.t('outlets.what')} />
          <ToView view="inspector" title={i18n.t('inspector.title')} what={i18n.t('inspector.what')} />
          <h2>{i18n.t('windows.title')}</h2>
          <Windows />
          <ObsPage />
          <h2>{i18n.t('settingsFile.title')}</h2>
          <SettingsFile />
          <p class="promise">{i18n.t('settings.privacy')}</p>
        </Searching.Provider>
      </div>
      {type !== null && (
        <div class="settings-body">
          <TypePage key={type} type={type} />
        </div>
      )}
    </View>
  )
}
