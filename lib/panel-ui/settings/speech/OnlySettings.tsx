import { i18n } from '../../../i18n/i18n.ts'
import { withSpeech } from '../../../settings/change/change.ts'
import { DEFAULTS } from '../../../settings/schema/schema.ts'
import type { SpeechSettings } from '../../../settings/schema/speech.ts'
import { ALL_ROOMS, LONGEST_WORD, MOST_NAMES } from '../../../settings/schema/speech.ts'
import { SwitchField } from '../../../ui/parts/SwitchField.tsx'
import { roomName } from '../../../ui/words/room-words.tsx'
import { usePanel } from '../../context.tsx'
import { Section } from '../Section.tsx'
import { LinesField } from './LinesField.tsx'

/** Limits what is read: by whom, to whom, in which room. */
export function OnlySettings() {
  const { settings } = usePanel()
  const { only, onlyRoom, english, unanswered } = settings.current.value.speech
  const changeOnly = (change: Partial<SpeechSettings['only']>) =>
    settings.change(all => withSpeech(all, { only: { ...all.speech.only, ...change } }))
  return (
    <Section
      title={i18n.t('only.title')}
      hint={i18n.t('only.hint')}
      changed={JSON.stringify([only, onlyRoom, english, unanswered]) !== STANDARD}
    >
      <SwitchField
        label={i18n.t('only.mentions')}
        hint={i18n.t('only.mentionsHint')}
        on={only.mentions}
        onChange={mentions => changeOnly({ mentions })}
      />
      <LinesField
        label={i18n.t('only.names')}
        hint={i18n.t('only.namesHint')}
        lines={only.names}
        rows={2}
        most={MOST_NAMES}
        longest={LONGEST_WORD}
        onChange={names => changeOnly({ names })}
      />
      <SwitchField
        label={i18n.t('only.fansAndAdmins')}
        on={only.fansAndAdmins}
        onChange={fansAndAdmins => changeOnly({ fansAndAdmins })}
      />
      <SwitchField
        label={i18n.t('only.unanswered')}
        hint={i18n.t('only.unansweredHint')}
        on={unanswered}
        onChange={on => settings.change(all => withSpeech(all, { unanswered: on }))}
      />
      <OnlyRoom />
      <SwitchField
        label={i18n.t('only.english')}
        hint={i18n.t('only.englishHint')}
        on={english}
        onChange={on => settings.change(all => withSpeech(all, { english: on }))}
      />
    </Section>
  )
}

const { only, onlyRoom, english, unanswered } = DEFAULTS.speech
const STANDARD = JSON.stringify([only, onlyRoom, english, unanswered])

/** The room that is shown, all rooms, or one of the open ones; a chosen one that is closed stays listed. */
export function OnlyRoom() {
  const { settings, rooms } = usePanel()
  const { onlyRoom } = settings.current.value.speech
  // A replay has its own switch.
  const live = rooms.all.value.filter(({ replay }) => !replay)
  const away = onlyRoom !== '' && onlyRoom !== ALL_ROOMS && !live.some(({ roomId }) => roomId === onlyRoom)
  return (
    <label class="field">
      <span>{i18n.t('only.room')}</span>
      <select
        value={onlyRoom}
        onChange={event => {
          const { value } = event.currentTarget
          settings.change(all => withSpeech(all, { onlyRoom: value }))
        }}
      >
        <option value="">{i18n.t('only.shownRoom')}</option>
        <option value={ALL_ROOMS}>{i18n.t('only.allRooms')}</option>
        {away && <option value={onlyRoom}>{i18n.t('only.awayRoom')}</option>}
        {live.map(room => (
          <option key={room.roomId} value={room.roomId}>
            {roomName(room)}
          </option>
        ))}
      </select>
    </label>
  )
}
