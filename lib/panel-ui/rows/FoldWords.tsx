import { Users } from 'lucide'
import { useContext } from 'preact/hooks'
import { foldedGifts } from '../../feed/folded-gifts.ts'
import type { Fold, Row } from '../../feed/row.ts'
import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { showable } from '../../model/showable.ts'
import type { Sheets } from '../../panel/sheets.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { RowContext } from '../../ui/rows/context.ts'
import { Person } from '../../ui/rows/Person.tsx'
import { usePanel } from '../context.tsx'
import { crowdWords } from './crowd-words.ts'

/** Entrances and likes counted together. A click lists them. */
export function CrowdWords({ row, fold }: { row: Row; fold: Fold }) {
  const { sheets } = usePanel()
  const words = crowdWords(fold, useContext(RowContext).people)
  return (
    <>
      <span class="crowd-icon">
        <Icon node={Users} />
      </span>
      <button
        type="button"
        class="words quiet crowd"
        title={words}
        tabIndex={-1}
        onClick={() => openFold(sheets, row)}
      >
        {words}
      </button>
    </>
  )
}

/** How many said the same. A click lists them. */
export function FoldTag({ row, fold }: { row: Row; fold: Fold }) {
  const { sheets } = usePanel()
  const people = fold.said.count
  const count = formatNumber(people > 1 ? people : fold.count)
  return (
    <button type="button" class="fold-tag" tabIndex={-1} onClick={() => openFold(sheets, row)}>
      {people > 1 ? i18n.t('row.allSaid', [count]) : i18n.t('row.saidTimes', [count])}
    </button>
  )
}

/** Small gifts of one giver: how many of which, and what they are worth together. A click lists them. */
export function FoldedGifts({ row, fold }: { row: Row; fold: Fold }) {
  const { sheets } = usePanel()
  const { kinds, diamonds } = foldedGifts([row, ...fold.rows])
  const words = kinds.map(({ name, count }) => `${showable(name, 24)}×${formatNumber(count)}`)
  return (
    <>
      <p class="words">
        {row.event.user && <Person user={row.event.user} />} {i18n.t('row.gave')}{' '}
        <button type="button" class="folded-gifts" tabIndex={-1} onClick={() => openFold(sheets, row)}>
          <bdi>{words.join(i18n.t('comma'))}</bdi>
        </button>
      </p>
      {diamonds > 0 && (
        <span class="value">{i18n.t('row.diamonds', diamonds, [formatNumber(diamonds)])}</span>
      )}
    </>
  )
}

function openFold(sheets: Sheets, row: Row): void {
  sheets.sheet.value = { kind: 'fold', row }
}
