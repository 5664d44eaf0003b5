import { AtSign, ExternalLink, ListFilter } from 'lucide'
import { i18n } from '#i18n'
import { openProfile } from '../../browser/tabs.ts'
import { personTotals } from '../../feed/person-totals.ts'
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
import { PersonEvents } from './PersonEvents.tsx'
import { PersonFacts } from './PersonFacts.tsx'
import { PersonSettings } from './PersonSettings.tsx'

/** A person's card: totals, links, settings, and what they did. */
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
      <PersonFacts user={user} totals={personTotals(rows)} />
      <PersonLinks user={user} />
      {isSingle(user) ? (
        <PersonSettings user={user} note={note} />
      ) : (
        <p class="why">{i18n.t('person.masked')}</p>
      )}
      <PersonEvents user={user} held={rows} />
    </Sheet>
  )
}

function filterOf(user: User): string {
  return isSingle(user) ? `id:${user.id}` : `from=${quoted(user.nickname)}`
}

/** What the title lacks: their own nickname if the user renamed them, and their Douyin ID. */
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
