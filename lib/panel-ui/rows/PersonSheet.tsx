import { AtSign, ExternalLink, ListFilter } from 'lucide'
import { useState } from 'preact/hooks'
import { openProfile } from '../../browser/tabs.ts'
import { personTotals } from '../../feed/person-totals.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { User } from '../../model/events.ts'
import { isSingle, writtenBy } from '../../model/people.ts'
import { showable } from '../../model/showable.ts'
import { settingsOf } from '../../settings/change/person.ts'
import { Segments } from '../../ui/parts/Choice.tsx'
import { Icon } from '../../ui/parts/Icon.tsx'
import { Avatar } from '../../ui/rows/Avatar.tsx'
import { Person } from '../../ui/rows/Person.tsx'
import { usePanel } from '../context.tsx'
import { Sheet } from '../Sheet.tsx'
import { copyReplyName } from './copy.ts'
import { PersonEvents } from './PersonEvents.tsx'
import { PersonFacts } from './PersonFacts.tsx'
import { PersonSettings } from './PersonSettings.tsx'
import { personFilter } from './person-filter.ts'
import { Treatment } from './Treatment.tsx'

/** A person's card: totals, links, settings, and what they did. */
export function PersonSheet({ user, note }: { user: User; note: boolean }) {
  const { feedView, settings } = usePanel()
  void feedView.revision.value
  const [part, setPart] = useState<(typeof PARTS)[number]>(note ? 'about' : 'said')
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
      <PersonLinks user={user} />
      {isSingle(user) ? <Treatment user={user} /> : <p class="why">{i18n.t('person.masked')}</p>}
      <div class="card-parts">
        <Segments
          label={i18n.t('person.parts')}
          shown={false}
          options={PARTS.map(value => ({ value, words: i18n.t(`person.${value}`) }))}
          chosen={part}
          onChoose={setPart}
        />
      </div>
      {part === 'said' ? (
        <PersonEvents user={user} held={rows} />
      ) : (
        <>
          <PersonFacts user={user} totals={personTotals(rows)} />
          {isSingle(user) && <PersonSettings user={user} note={note} />}
        </>
      )}
    </Sheet>
  )
}

/** What they said comes first: it is what a card is opened for. */
const PARTS = ['said', 'about'] as const

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
          feedView.search(personFilter(user))
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
