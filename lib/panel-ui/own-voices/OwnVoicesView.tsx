import { useState } from 'preact/hooks'
import { i18n } from '../../i18n/i18n.ts'
import { MOST_OWN_VOICES, newOwnVoice } from '../../settings/apart/own-voices.ts'
import { OWN_PROGRAMS, type OwnProgramName } from '../../speech/engine/own/table.ts'
import { OverView } from '../OverView.tsx'
import { ProgramList } from '../programs/ProgramList.tsx'
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
        <ProgramList
          title={i18n.t('ownVoices.add')}
          names={NAMES}
          words={name => [i18n.t(`ownProgram.${name}`), i18n.t(`ownAbout.${name}`)]}
          isFull={list.length >= MOST_OWN_VOICES}
          onAdd={add}
        />
      </div>
    </OverView>
  )
}
