import { formatNumber } from '../../lib/i18n/format.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { pictureUrl, showable, showableName } from '../../lib/model/showable.ts'
import type { Alert } from '../../lib/obs-page/alerts.ts'
import { Avatar } from '../../lib/ui/rows/Avatar.tsx'
import type { StyleProps } from './style.ts'

/** Sparks of the largest gift. */
const SPARKS = Array.from({ length: 14 }, (_, at) => at)

/** One large gift in the middle, one small gift below, each for a time that grows with its worth. */
export function GiftAlerts({ page, now }: StyleProps) {
  const large = page.large.current(now)
  const small = page.small.current(now)
  return (
    <main class="gift-alerts">
      <div class="alert-large">{large && <GiftAlert key={large.row.key} alert={large} />}</div>
      <div class="alert-small">{small && <GiftAlert key={small.row.key} alert={small} />}</div>
    </main>
  )
}

function GiftAlert({ alert: { row, tier } }: { alert: Alert }) {
  const { event, count, diamonds } = row
  if (event.type !== 'gift') return null
  const { user, gift } = event
  const picture = pictureUrl(gift.imageUrl)
  return (
    <article class={`alert tier-${tier}`} data-event-id={event.id} data-event-type="gift">
      {tier === 5 && (
        <span class="sparks" aria-hidden="true">
          {SPARKS.map(at => (
            <i key={at} style={{ '--at': at }} />
          ))}
        </span>
      )}
      {user && <Avatar user={user} picture />}
      <div class="alert-words">
        <bdi class="name">{showableName(user?.nickname ?? '', i18n.t('row.nameless'))}</bdi>
        <p>
          {i18n.t('row.gave')} <bdi class="gift-name">{showable(gift.name, 24)}</bdi>
          {diamonds > 0 && (
            <small class="value">{i18n.t('row.diamonds', diamonds, [formatNumber(diamonds)])}</small>
          )}
        </p>
      </div>
      {picture && (
        <img
          class="gift-picture"
          src={picture}
          alt=""
          referrerpolicy="no-referrer"
          onError={failed => {
            failed.currentTarget.hidden = true
          }}
        />
      )}
      {/* A new key starts its animation again. */}
      <b key={count} class="times">
        ×{formatNumber(count)}
      </b>
    </article>
  )
}
