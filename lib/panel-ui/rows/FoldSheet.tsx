import { useRef } from 'preact/hooks'
import { foldedGifts } from '../../feed/folded-gifts.ts'
import { FOLD_MS, FOLD_ROWS } from '../../feed/folder.ts'
import { type Fold, isCrowd, type Row } from '../../feed/row.ts'
import { formatNumber, formatSeconds, formatTime } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { PeopleSettings } from '../../settings/schema/people.ts'
import { Switch } from '../../ui/parts/Switch.tsx'
import { nameOf } from '../../ui/rows/name.ts'
import { RowWords } from '../../ui/rows/RowWords.tsx'
import { usePanel } from '../context.tsx'
import { Sheet } from '../Sheet.tsx'
import { crowdWords } from './crowd-words.ts'

const LISTED = 200

/** The rows folded into one, and why. */
export function FoldSheet({ row }: { row: Row }) {
  const { feedView, settings } = usePanel()
  void feedView.revision.value
  const { people, look } = settings.current.value
  // After folding is switched off, the sheet still shows the last fold.
  const last = useRef(row.fold)
  if (row.fold) last.current = row.fold
  const fold = last.current
  if (!fold) return null
  const kind = isCrowd(row.event) ? 'crowd' : row.event.type === 'gift' ? 'gifts' : 'repeats'
  const all = [row, ...fold.rows]
  const label = i18n.t(`look.${kind}`)
  return (
    <Sheet title={<bdi>{titleOf(kind, row, fold, people)}</bdi>}>
      <p class="why">{i18n.t(WHY[kind], [formatSeconds(FOLD_MS / 1_000), formatNumber(FOLD_ROWS)])}</p>
      <div class="field">
        <span>{label}</span>
        <Switch
          label={label}
          on={look.fold[kind]}
          onChange={on =>
            settings.change(now => ({
              ...now,
              look: { ...now.look, fold: { ...now.look.fold, [kind]: on } },
            }))
          }
        />
      </div>
      <ul class="sheet-list">
        {all.slice(0, LISTED).map(one => (
          <li key={one.n}>
            <div>
              <RowWords event={one.event} count={one.count} diamonds={one.diamonds} />
            </div>
            <time>{formatTime(one.event.time)}</time>
          </li>
        ))}
      </ul>
      {all.length > LISTED && <p class="why">{i18n.t('sheet.more', [formatNumber(all.length - LISTED)])}</p>}
    </Sheet>
  )
}

const WHY = { crowd: 'sheet.whyCrowd', repeats: 'sheet.whyRepeats', gifts: 'sheet.whyGifts' } as const

function titleOf(kind: keyof typeof WHY, row: Row, fold: Fold, people: PeopleSettings): string {
  if (kind === 'crowd') return crowdWords(fold, people)
  if (kind === 'repeats') {
    return i18n.t('sheet.said', [formatNumber(fold.said.count), formatNumber(fold.count)])
  }
  const { count } = foldedGifts([row, ...fold.rows])
  const { user } = row.event
  return i18n.t('sheet.gave', count, [user ? nameOf(user, people) : '', formatNumber(count)])
}
