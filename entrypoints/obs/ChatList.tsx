import type { PageRow } from '../../lib/obs-page/rows.ts'
import { PageRowView } from './PageRowView.tsx'
import type { StyleProps } from './style.ts'

/** Time in which a row goes, in ms. */
const GOING = 300

/** The latest rows, the newest below. */
export function ChatList({ page, now }: StyleProps) {
  const { fade, tiers } = page.choices
  const rows = page.list(now)
  const isGoing = ({ at }: PageRow) => fade > 0 && now - at > fade * 1000 - GOING
  return (
    <main class="chat-list">
      {rows.map(row => (
        <div key={row.key} class={isGoing(row) ? 'line going' : 'line'}>
          <PageRowView row={row} tiers={tiers} />
        </div>
      ))}
    </main>
  )
}
