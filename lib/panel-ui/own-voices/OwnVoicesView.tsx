import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { MOST_OWN_VOICES, newOwnVoice } from '../../settings/own-voices.ts'
import { OWN_PROGRAMS, type OwnProgramName } from '../../speech/engine/own/table.ts'
import { OverView } from '../OverView.tsx'
import { OwnVoiceItem } from './OwnVoiceItem.tsx'
import { useOwnVoices } from './use-own-voices.ts'

const NAMES = Object.keys(OWN_PROGRAMS) as OwnProgramName[]

/** The user's own voices, and the programs that one can be added of. */
export function OwnVoicesView() {
  const voices = useOwnVoices()
  const [opened, open] = useState('')
  const { list } = voices.stored
  const add = (program: OwnProgramName) => {
    const id = crypto.randomUUID()
    const voice = newOwnVoice(id, program, OWN_PROGRAMS[program].address)
    voices.change(all => ({ ...all, list: [...all.list, voice] }))
    open(id)
  }
  return (
    <OverView title={i18n.t('ownVoices.title')} backTo="settings">
      <div class="settings-body">
        <p class="aside">{i18n.t('ownVoices.promise')}</p>
        {voices.fault && <p class="fault">{voices.fault}</p>}
        <ul class="outlets" aria-label={i18n.t('ownVoices.title')}>
          {list.map(voice => (
            <OwnVoiceItem
              key={voice.id}
              voice={voice}
              voices={voices}
              isOpen={opened === voice.id}
              onOpen={isOpen => open(isOpen ? voice.id : '')}
            />
          ))}
        </ul>
        <h2>{i18n.t('ownVoices.add')}</h2>
        <ul class="programs">
          {NAMES.map(name => (
            <li key={name}>
              <button
                type="button"
                class="field to-view"
                disabled={list.length >= MOST_OWN_VOICES}
                onClick={() => add(name)}
              >
                <span>{i18n.t(`ownProgram.${name}`)}</span>
                <small class="quiet">{i18n.t(`ownAbout.${name}`)}</small>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </OverView>
  )
}
