import { Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import { i18n } from '../../../i18n/i18n.ts'
import { showableName } from '../../../model/showable.ts'
import { withoutPerson } from '../../../settings/change/person.ts'
import type { PersonSettings as Settings } from '../../../settings/schema/people.ts'
import { Icon } from '../../../ui/parts/Icon.tsx'
import { PersonSettings } from '../../rows/PersonSettings.tsx'
import { Treatment } from '../../rows/Treatment.tsx'
import { useDeed } from '../../use-deed.ts'

/** One person's settings, collapsed to a line. */
export function PersonField({ id, person }: { id: string; person: Settings }) {
  const deed = useDeed()
  const [open, setOpen] = useState(false)
  const name = showableName(person.name, i18n.t('row.nameless'))
  return (
    <li>
      <details class="person" onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>
          <bdi>{person.nickname ? i18n.t('people.called', [person.nickname, name]) : name}</bdi>
          <small>{summaryOf(person)}</small>
        </summary>
        {open && (
          <div class="fields">
            <Treatment user={{ id, nickname: person.name }} />
            <PersonSettings user={{ id, nickname: person.name }} note={false} />
            <button
              type="button"
              class="secondary danger"
              onClick={() => deed(i18n.t('deed.forgotten', [name]), all => withoutPerson(all, id))}
            >
              <Icon node={Trash2} />
              {i18n.t('people.remove', [name])}
            </button>
          </div>
        )}
      </details>
    </li>
  )
}

function summaryOf({ treatment, voice, highlighted, note }: Settings): string {
  const parts = [
    treatment === 'hide' && i18n.t('people.isHidden'),
    treatment === 'mute' && i18n.t('people.isMuted'),
    treatment === 'always' && i18n.t('people.isAlways'),
    voice && i18n.t('people.hasVoice'),
    highlighted && i18n.t('people.isHighlighted'),
    note && i18n.t('people.hasNote'),
  ]
  return parts.filter(part => typeof part === 'string' && part !== '').join(' · ')
}
