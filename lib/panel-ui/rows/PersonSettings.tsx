import { useEffect, useId, useRef } from 'preact/hooks'
import { i18n } from '../../i18n/i18n.ts'
import type { User } from '../../model/events.ts'
import { settingsOf, withPerson } from '../../settings/change/person.ts'
import type { PersonSettings as Settings } from '../../settings/schema/people.ts'
import { mannerOf } from '../../speech/manner.ts'
import { SwitchField } from '../../ui/parts/SwitchField.tsx'
import { useTyped } from '../../ui/parts/use-typed.ts'
import { usePanel } from '../context.tsx'
import { VoicePicker } from '../settings/voice/VoicePicker.tsx'

const NICKNAME_LIMIT = 60
const NOTE_LIMIT = 2_000

/** The user's settings for a person beside their treatment. Changes apply at once. */
export function PersonSettings({ user, note }: { user: Pick<User, 'id' | 'nickname'>; note: boolean }) {
  const { settings } = usePanel()
  const person = settingsOf(settings.current.value.people, user)
  const change = (part: Partial<Settings>) => settings.change(all => withPerson(all, user, part))
  const noteField = useRef<HTMLTextAreaElement>(null)
  const [called, setCalled] = useTyped(person.nickname)
  const [noted, setNoted] = useTyped(person.note)
  const id = useId()
  useEffect(() => {
    if (note) noteField.current?.focus()
  }, [note])
  return (
    <div class="fields">
      <SwitchField
        label={i18n.t('person.highlighted')}
        on={person.highlighted}
        onChange={highlighted => change({ highlighted })}
      />
      <label class="field text-field">
        <span>{i18n.t('person.nickname')}</span>
        <input
          type="text"
          maxLength={NICKNAME_LIMIT}
          autocomplete="off"
          value={called}
          onInput={event => setCalled(event.currentTarget.value)}
          onChange={event => change({ nickname: event.currentTarget.value.trim() })}
        />
      </label>
      <VoicePicker
        label={i18n.t('people.voice')}
        chosen={person.voice}
        automatic={i18n.t('voices.asOthers')}
        manner={mannerOf(undefined, 1, settings.current.value)}
        onChoose={voice => change({ voice })}
      />
      <label class="field note-field" for={id}>
        <span>{i18n.t('person.note')}</span>
        <textarea
          ref={noteField}
          id={id}
          rows={2}
          maxLength={NOTE_LIMIT}
          value={noted}
          onInput={event => setNoted(event.currentTarget.value)}
          onChange={event => change({ note: event.currentTarget.value.trim() })}
        />
      </label>
    </div>
  )
}
