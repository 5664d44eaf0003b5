import { StickyNote } from 'lucide'
import { useContext } from 'preact/hooks'
import { i18n } from '../../i18n/i18n.ts'
import type { User } from '../../model/events.ts'
import { showable } from '../../model/showable.ts'
import { settingsOf } from '../../settings/change/person.ts'
import { Icon } from '../parts/Icon.tsx'
import { RowContext } from './context.ts'
import { nameOf } from './name.ts'

/** From this honour level on the badge is amber. */
const HIGH_LEVEL = 30
const CLUB_NAME_LIMIT = 8
const NOTE_LIMIT = 200

interface PersonProps {
  user: User
  badges?: boolean
}

/** Role, honour level, fans club, name, and a mark where the user has written a note. */
export function Person({ user, badges = true }: PersonProps) {
  const { people, notes } = useContext(RowContext)
  return (
    <>
      {badges && <Badges user={user} />}
      <bdi class="name">{nameOf(user, people)}</bdi>
      {notes && <Noted note={settingsOf(people, user).note} />}
    </>
  )
}

function Noted({ note }: { note: string }) {
  if (note === '') return null
  const words = i18n.t('row.noted', [showable(note, NOTE_LIMIT)])
  return (
    <span class="noted" role="img" aria-label={words} title={words}>
      <Icon node={StickyNote} />
    </span>
  )
}

function Badges({ user: { roles, level, fansClub } }: { user: User }) {
  const club = fansClub && showable(fansClub.name, CLUB_NAME_LIMIT)
  return (
    <>
      {roles.map(role => (
        <span key={role} class="role">
          {i18n.t(`row.${role}`)}
        </span>
      ))}
      {level !== undefined && (
        <span class={level >= HIGH_LEVEL ? 'level high' : 'level'} title={i18n.t('row.level', [level])}>
          {level}
        </span>
      )}
      {fansClub && (
        <span class="fans" title={i18n.t('row.fans', [club ?? '', fansClub.level])}>
          {club} {fansClub.level}
        </span>
      )}
    </>
  )
}
