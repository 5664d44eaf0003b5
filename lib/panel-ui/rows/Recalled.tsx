import { useState } from 'preact/hooks'
import type { Row } from '../../feed/row.ts'
import { formatTime } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { isTalk } from '../../model/talk.ts'
import { nameOf } from '../../ui/rows/name.ts'
import { Person } from '../../ui/rows/Person.tsx'
import { RowWords } from '../../ui/rows/RowWords.tsx'
import { usePanel } from '../context.tsx'

/** A row that was taken back: by whom and when, and its text at a click unless the user wants it gone. */
export function Recalled({ row }: { row: Row }) {
  const { settings } = usePanel()
  const [open, setOpen] = useState(false)
  const { event, recall, count, diamonds } = row
  const { people, look } = settings.current.value
  const mayShow = look.recalled && isTalk(event)
  return (
    <div class="recalled-row">
      <p class="words quiet">
        <s>{event.user && <Person user={event.user} badges={false} />}</s> {whatHappened()}
        {mayShow && (
          <button type="button" class="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {i18n.t(open ? 'recall.hide' : 'recall.show')}
          </button>
        )}
      </p>
      {mayShow && open && (
        <div class="recalled-words">
          <RowWords event={event} count={count} diamonds={diamonds} />
        </div>
      )}
    </div>
  )

  function whatHappened(): string {
    if (!recall) return i18n.t('row.recalled')
    const at = formatTime(recall.at)
    return recall.by ? i18n.t('recall.by', [nameOf(recall.by, people), at]) : i18n.t('recall.at', [at])
  }
}
