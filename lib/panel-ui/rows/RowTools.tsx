import { Copy, Ellipsis, Volume2 } from 'lucide'
import { useRef } from 'preact/hooks'
import type { Row } from '../../feed/row.ts'
import { formatClock } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { IconButton } from '../../ui/parts/IconButton.tsx'
import { usePanel } from '../context.tsx'
import { copyText } from './copy.ts'
import { canBeSaid, say } from './say.ts'

/** Over the end of the hovered or focused row: time and actions. */
export function RowTools({ row, timed }: { row: Row; timed: boolean }) {
  const { shown, sheets, send } = usePanel()
  const tools = useRef<HTMLSpanElement>(null)
  return (
    <span ref={tools} class="row-tools" role="toolbar" aria-label={i18n.t('row.tools')}>
      {!timed && <time>{formatClock(row.event.time)}</time>}
      {canBeSaid(row) && (
        <IconButton icon={Volume2} label={i18n.t('row.say')} onClick={() => say(shown, send, row)} />
      )}
      {!row.recalled && (
        <IconButton
          icon={Copy}
          label={i18n.t('row.copy')}
          onClick={() => copyText(sheets, row, tools.current)}
        />
      )}
      <IconButton
        icon={Ellipsis}
        label={i18n.t('row.more')}
        onClick={() => {
          const { right = 0, bottom = 0 } = tools.current?.getBoundingClientRect() ?? {}
          sheets.menu.value = { row, x: right, y: bottom }
        }}
      />
    </span>
  )
}
