import { useEffect, useId, useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import type { User } from '../../model/events.ts'
import type { PersonSettings as Settings } from '../../settings/people.ts'
import { settingsOf, withPerson } from '../../settings/person.ts'
import { mannerOf } from '../../speech/manner.ts'
import { Switch } from '../../ui/parts/Switch.tsx'
import { usePanel } from '../context.tsx'
import { VoicePicker } from '../settings/voice/VoicePicker.tsx'

const NICKNAME_LIMIT = 60
const NOTE_LIMIT = 2_000

/** The user's settings for a person. Changes apply at once. */
export function PersonSettings({ user, note }: { user: Pick<User, 'id' | 'nickname'>; note: boolean }) {
  const { settings } = usePanel()
  const person = settingsOf(settings.current.value.people, user)
  const change = (part: Partial<Settings>) => settings.change(all => withPerson(all, user, part))
  const noteField = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  useEffect(() => {
    if (note) noteField.current?.focus()
  }, [note])
  return (
    <div class="fields">
      <Choice
        label={i18n.t('person.muted')}
        on={person.muted}
        onChange={muted => change({ muted, ...(muted ? { always: false } : {}) })}
      />
      <Choice
        label={i18n.t('person.always')}
        on={person.always}
        onChange={always => change({ always, ...(always ? { muted: false } : {}) })}
      />
      <Choice
        label={i18n.t('person.highlighted')}
        on={person.highlighted}
        onChange={highlighted => change({ highlighted })}
      />
      <Choice label={i18n.t('rules.hidden')} on={person.hidden} onChange={hidden => change({ hidden })} />
      <label class="field text-field">
        <span>{i18n.t('person.nickname')}</span>
        <input
          type="text"
          maxLength={NICKNAME_LIMIT}
          autocomplete="off"
          value={person.nickname}
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
          value={person.note}
          onChange={event => change({ note: event.currentTarget.value.trim() })}
        />
      </label>
    </div>
  )
}

function Choice({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <div class="field">
      <span>{label}</span>
      <Switch label={label} on={on} onChange={onChange} />
    </div>
  )
}
