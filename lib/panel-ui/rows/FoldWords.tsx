import { Users } from 'lucide'
import { i18n } from '#i18n'
import type { Fold, Row } from '../../feed/row.ts'
import { formatNumber } from '../../i18n/format.ts'
import { usePanel } from '../../ui/context.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { crowdWords } from './crowd-words.ts'

/** Entrances and likes that were counted together. A click tells who. */
export function CrowdWords({ row, fold }: { row: Row; fold: Fold }) {
  const { state } = usePanel()
  const words = crowdWords(fold, state.settings.peek().people)
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
        onClick={() => openFold(state, row)}
      >
        {words}
      </button>
    </>
  )
}

/** How many said the same. A click tells who, and why they are one row. */
export function FoldTag({ row, fold }: { row: Row; fold: Fold }) {
  const { state } = usePanel()
  const people = fold.said.count
  const count = formatNumber(people > 1 ? people : fold.count)
  return (
    <button type="button" class="fold-tag" tabIndex={-1} onClick={() => openFold(state, row)}>
      {people > 1 ? i18n.t('row.allSaid', [count]) : i18n.t('row.saidTimes', [count])}
    </button>
  )
}

function openFold(state: ReturnType<typeof usePanel>['state'], row: Row): void {
  state.sheet.value = { kind: 'fold', row }
}
