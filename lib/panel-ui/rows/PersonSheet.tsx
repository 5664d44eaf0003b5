import { AtSign, ExternalLink, ListFilter } from 'lucide'
import { i18n } from '#i18n'
import { openProfile } from '../../browser/tabs.ts'
import { countDeeds } from '../../feed/deeds.ts'
import { quoted } from '../../filter/print.ts'
import type { User } from '../../model/events.ts'
import { isSingle, writtenBy } from '../../model/people.ts'
import { showable } from '../../model/showable.ts'
import { settingsOf } from '../../settings/person.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { Avatar } from '../../ui/rows/Avatar.tsx'
import { Person } from '../../ui/rows/Person.tsx'
import { usePanel } from '../context.tsx'
import { Sheet } from '../Sheet.tsx'
import { copyReplyName } from './copy.ts'
import { PersonDeeds } from './PersonDeeds.tsx'
import { PersonFacts } from './PersonFacts.tsx'
import { PersonSettings } from './PersonSettings.tsx'

/** Who someone is: what they said, gave and did in this room and before, and what the user has laid down about them. */
export function PersonSheet({ user, note }: { user: User; note: boolean }) {
  const { feedView, settings } = usePanel()
  void feedView.revision.value
  const rows = feedView.feed.rows.filter(({ event }) => writtenBy(user, event))
  return (
    <Sheet
      title={
        <span class="person-title">
          <Avatar user={user} picture />
          <span>
            <Person user={user} />
          </span>
        </span>
      }
    >
      <p class="why">{namesOf(user, settingsOf(settings.current.value.people, user).nickname)}</p>
      <PersonFacts user={user} deeds={countDeeds(rows)} />
      <PersonLinks user={user} />
      {isSingle(user) ? (
        <PersonSettings user={user} note={note} />
      ) : (
        <p class="why">{i18n.t('person.masked')}</p>
      )}
      <PersonDeeds user={user} held={rows} />
    </Sheet>
  )
}

/** A filter that only this person's messages pass. */
function filterOf(user: User): string {
  return isSingle(user) ? `id:${user.id}` : `from=${quoted(user.nickname)}`
}

/** What the title does not say: their own nickname where the user calls them otherwise, and their Douyin ID. */
function namesOf({ nickname, displayId }: User, calledBy: string): string {
  const names: string[] = []
  if (calledBy) names.push(i18n.t('person.ownName', [showable(nickname, 40)]))
  if (displayId) names.push(i18n.t('person.displayId', [showable(displayId, 40)]))
  return names.join(' · ')
}

function PersonLinks({ user }: { user: User }) {
  const { feedView, sheets } = usePanel()
  const { secUid } = user
  return (
    <div class="links">
      <button type="button" class="link" onClick={() => copyReplyName(sheets, user)}>
        <Icon node={AtSign} />
        {i18n.t('row.copyName')}
      </button>
      <button
        type="button"
        class="link"
        onClick={() => {
          feedView.search(filterOf(user))
          sheets.sheet.value = null
        }}
      >
        <Icon node={ListFilter} />
        {i18n.t('person.only')}
      </button>
      {secUid && (
        <button type="button" class="link" onClick={() => openProfile(secUid)}>
          <Icon node={ExternalLink} />
          {i18n.t('person.profile')}
        </button>
      )}
    </div>
  )
}
