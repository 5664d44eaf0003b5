import { useContext } from 'preact/hooks'
import { i18n } from '#i18n'
import type { User } from '../../model/events.ts'
import { showable } from '../../model/showable.ts'
import { RowContext } from './context.ts'
import { nameOf } from './name.ts'

/** From this honour level on the badge is amber. */
const HIGH_LEVEL = 30
const CLUB_NAME_LIMIT = 8

interface PersonProps {
  user: User
  badges?: boolean
}

/** Role, honour level, fans club, name. */
export function Person({ user, badges = true }: PersonProps) {
  const { people } = useContext(RowContext)
  return (
    <>
      {badges && <Badges user={user} />}
      <bdi class="name">{nameOf(user, people)}</bdi>
    </>
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
