import { useState } from 'preact/hooks'
import { formatClock, formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { OverView } from '../OverView.tsx'
import { useTally } from '../use-tally.ts'
import { GiverList } from './GiverList.tsx'
import { KindList } from './KindList.tsx'

/** The room's gifts, by giver or by gift. */
export function GiftsView() {
  const [by, setBy] = useState<'giver' | 'gift'>('giver')
  const { gifts, since } = useTally()
  const total = i18n.t('row.diamonds', gifts.diamonds, [formatNumber(gifts.diamonds)])
  return (
    <OverView title={i18n.t('gifts.title')} aside={<b class="gift-total">{total}</b>} backTo="feed">
      <div class="settings-body">
        <div class="segments two" role="radiogroup" aria-label={i18n.t('gifts.by')}>
          {(['giver', 'gift'] as const).map(way => (
            <label key={way} class="segment">
              <input type="radio" name="gifts-by" checked={by === way} onChange={() => setBy(way)} />
              <span>{i18n.t(`gifts.${way}`)}</span>
            </label>
          ))}
        </div>
        {gifts.count === 0 ? (
          <p class="why">{i18n.t('gifts.none')}</p>
        ) : by === 'giver' ? (
          <GiverList gifts={gifts} />
        ) : (
          <KindList gifts={gifts} />
        )}
        {since > 0 && (
          <p class="why">{i18n.t('gifts.since', [formatClock(since), formatNumber(gifts.count)])}</p>
        )}
      </div>
    </OverView>
  )
}
