import { useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import { FOLD_MS, FOLD_ROWS } from '../../feed/folder.ts'
import { type Fold, isCrowd, type Row } from '../../feed/row.ts'
import { formatNumber, formatSeconds, formatTime } from '../../i18n/format.ts'
import { Switch } from '../../ui/parts/Switch.tsx'
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
  const kind = isCrowd(row.event) ? 'crowd' : 'repeats'
  const all = [row, ...fold.rows]
  const label = i18n.t(`look.${kind}`)
  return (
    <Sheet title={<bdi>{kind === 'crowd' ? crowdWords(fold, people) : saidWords(fold)}</bdi>}>
      <p class="why">
        {kind === 'repeats'
          ? i18n.t('sheet.whyRepeats', [formatSeconds(FOLD_MS / 1_000), formatNumber(FOLD_ROWS)])
          : i18n.t('sheet.whyCrowd', [formatSeconds(FOLD_MS / 1_000), formatNumber(FOLD_ROWS)])}
      </p>
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

function saidWords({ said, count }: Fold): string {
  return i18n.t('sheet.said', [formatNumber(said.count), formatNumber(count)])
}
