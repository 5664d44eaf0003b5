import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { showable } from '../../model/showable.ts'
import { byWorth, type GiftTally } from '../../tally/gift-tally.ts'
import { Picture } from '../../ui/rows/Picture.tsx'

/** Gifts, the most valuable first. */
export function KindList({ gifts }: { gifts: GiftTally }) {
  const kinds = [...gifts.kinds.values()].sort(byWorth)
  return (
    <ul class="kinds">
      {kinds.map(({ id, name, imageUrl, count, diamonds }) => (
        <li key={id} class="kind">
          <span class="kind-picture">{imageUrl && <Picture kind="emoji" url={imageUrl} name="" />}</span>
          <bdi>{showable(name, 24)}</bdi>
          <b class="times">×{formatNumber(count)}</b>
          <span class="value">{i18n.t('row.diamonds', diamonds, [formatNumber(diamonds)])}</span>
        </li>
      ))}
    </ul>
  )
}
