import type { Fault } from '../model/fault.ts'
import { formatWhole } from './format.ts'
import { i18n } from './i18n.ts'

/** Why something failed and what to do, in one or two sentences. */
export function faultWords(fault: Fault): string {
  switch (fault.kind) {
    case 'recording':
      return i18n.t(`fault.recording.${fault.problem}`, [formatWhole(fault.offset)])
    case 'unread':
      return i18n.t('export.unread', fault.count, [formatWhole(fault.count)])
    case 'line':
      return i18n.t(`fault.line.${fault.problem}`, [formatWhole(fault.line), fault.path ?? ''])
    default:
      return i18n.t(`fault.${fault.kind}`)
  }
}
