import { formatDuration } from '../../lib/i18n/format.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import type { SessionRecord } from '../../lib/store/records.ts'

/** The room's title, else the anchor, else the number. */
export function sessionName({ title, anchor, webRid }: SessionRecord): string {
  return title || anchor || webRid || i18n.t('head.untitled')
}

/** Duration in words. */
export function sessionLength({ firstAt, lastAt }: SessionRecord): string {
  return formatDuration(Math.max(0, lastAt - firstAt))
}
