import { i18n } from '../../lib/i18n/i18n.ts'
import { showableName } from '../../lib/model/showable.ts'
import type { Pinned } from '../../lib/obs-page/messages.ts'
import { Avatar } from '../../lib/ui/rows/Avatar.tsx'
import { RowWords } from '../../lib/ui/rows/RowWords.tsx'
import type { StyleProps } from './style.ts'

/** The message that is pinned in the panel; once answered it is ticked and goes. */
export function Question({ page, now }: StyleProps) {
  const pinned = page.question(now)
  return <main class="question">{pinned && <Card key={pinned.event.id} pinned={pinned} />}</main>
}

function Card({ pinned: { event, answered } }: { pinned: Pinned }) {
  const { user } = event
  const count = event.type === 'gift' ? event.count : 0
  const diamonds = event.type === 'gift' ? count * event.gift.diamonds : 0
  return (
    <article class={answered ? 'card answered' : 'card'} data-event-id={event.id}>
      {user && (
        <header>
          <Avatar user={user} picture />
          <bdi class="name">{showableName(user.nickname, i18n.t('row.nameless'))}</bdi>
          <span class="card-state">
            {answered ? i18n.t('obsPage.answered') : i18n.t('obsPage.answering')}
          </span>
        </header>
      )}
      <RowWords event={event} count={count} diamonds={diamonds} />
    </article>
  )
}
