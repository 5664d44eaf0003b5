import { PageRowView } from './PageRowView.tsx'
import type { StyleProps } from './style.ts'

/** One message at a time, below in the picture. */
export function SingleMessage({ page, now }: StyleProps) {
  const row = page.single.current(now, page.choices.fade * 1000)
  return (
    <main class="single">
      {row && !row.recalled && (
        <div key={row.key} class="line">
          <PageRowView row={row} tiers={page.choices.tiers} />
        </div>
      )}
    </main>
  )
}
