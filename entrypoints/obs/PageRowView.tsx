import { i18n } from '../../lib/i18n/i18n.ts'
import { type TierSteps, tierOf } from '../../lib/model/gift-tier.ts'
import type { PageRow } from '../../lib/obs-page/rows.ts'
import { Avatar } from '../../lib/ui/rows/Avatar.tsx'
import { RowWords } from '../../lib/ui/rows/RowWords.tsx'

/** A row as the panel has it, for a picture. */
export function PageRowView({ row, tiers }: { row: PageRow; tiers: TierSteps }) {
  const { event, count, diamonds } = row
  const tier = event.type === 'gift' ? ` tier-${tierOf(diamonds, tiers)}` : ''
  return (
    <div class={`row row-${event.type}${tier}`} data-event-id={event.id} data-event-type={event.type}>
      {event.user && <Avatar user={event.user} picture />}
      <RowWords event={event} count={count} diamonds={diamonds} />
      {row.answered && (
        <span class="ticked" role="img" aria-label={i18n.t('obsPage.answered')}>
          ✓
        </span>
      )}
    </div>
  )
}
