import { Pin } from 'lucide'
import { formatBytes, formatDate, formatWhole } from '../../lib/i18n/format.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { showable } from '../../lib/model/showable.ts'
import { eventsIn } from '../../lib/store/digest.ts'
import type { SessionRead } from '../../lib/store/read.ts'
import type { SessionRecord } from '../../lib/store/records.ts'
import { Icon } from '../../lib/ui/parts/Icon.tsx'
import { addressOf } from './address.ts'
import { useHistory } from './context.ts'
import { EraseButton } from './EraseButton.tsx'
import { sessionLength, sessionName } from './words.ts'

/** One row per session; a click opens it. */
export function SessionTable({ sessions }: { sessions: readonly SessionRead[] }) {
  return (
    <table class="sessions">
      <thead>
        <tr>
          <th scope="col">{i18n.t('history.room')}</th>
          <th scope="col">{i18n.t('history.date')}</th>
          <th scope="col" class="number">
            {i18n.t('history.length')}
          </th>
          <th scope="col" class="number">
            {i18n.t('history.messages')}
          </th>
          <th scope="col" class="number">
            {i18n.t('history.people')}
          </th>
          <th scope="col" class="number">
            {i18n.t('history.value')}
          </th>
          <th scope="col" class="number">
            {i18n.t('history.size')}
          </th>
          <th scope="col">
            <span class="unseen">{i18n.t('history.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map(session => (
          <SessionRow key={session.id} session={session} />
        ))}
      </tbody>
    </table>
  )
}

function SessionRow({ session }: { session: SessionRead }) {
  const { totals, origin, anchor, unread } = session
  return (
    <tr>
      <th scope="row">
        <a href={addressOf(session.id)}>
          <bdi>{showable(sessionName(session), 60)}</bdi>
        </a>
        <small>
          <bdi>{showable(anchor, 40)}</bdi>
          {origin !== 'live' && <span class="origin">{i18n.t(`history.${origin}`)}</span>}
          {unread && <span class="origin damaged">{i18n.t('history.damaged')}</span>}
        </small>
      </th>
      <td>{formatDate(session.firstAt)}</td>
      <td class="number">{sessionLength(session)}</td>
      <td class="number" data-unit={i18n.t('unit.messages')}>
        {formatWhole(eventsIn(totals))}
      </td>
      <td class="number">{formatWhole(totals.people)}</td>
      <td class="number money">
        {totals.diamonds > 0 && i18n.t('row.diamonds', totals.diamonds, [formatWhole(totals.diamonds)])}
      </td>
      <td class="number quiet">{formatBytes(session.bytes)}</td>
      <td class="actions">
        <PinButton session={session} />
        <EraseSession session={session} />
      </td>
    </tr>
  )
}

/** Keeps a session regardless of its age. */
export function PinButton({ session: { id, pinned } }: { session: SessionRecord }) {
  const { state } = useHistory()
  const label = i18n.t('history.pin')
  return (
    <button
      type="button"
      class="icon-button"
      aria-pressed={pinned}
      aria-label={label}
      title={pinned ? i18n.t('history.pinned') : label}
      onClick={() => void state.pin(id, !pinned)}
    >
      <Icon node={Pin} />
    </button>
  )
}

/** Deletes a session after a confirmation. */
export function EraseSession({ session }: { session: SessionRecord }) {
  return (
    <EraseButton
      label={i18n.t('history.erase')}
      title={i18n.t('history.eraseTitle')}
      command={{ type: 'history', command: 'erase-sessions', ids: [session.id] }}
    >
      {i18n.t('history.eraseText', [
        showable(sessionName(session), 60),
        formatWhole(eventsIn(session.totals)),
      ])}
    </EraseButton>
  )
}
