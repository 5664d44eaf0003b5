import { formatWhole } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { kindLabel } from '../../i18n/kinds.ts'
import { isLoopback } from '../../model/loopback.ts'
import { showable } from '../../model/showable.ts'
import { isEncrypted, isRequest } from '../../outlets/address.ts'
import type { OutletFault, OutletView } from '../../outlets/model.ts'
import { PROGRAMS, type ProgramName } from '../../outlets/table.ts'

const LONGEST_DETAIL = 120

/** A program's name; of a later version its own. */
export function programName(name: string): string {
  return isProgram(name) ? i18n.t(`outletProgram.${name}`) : name
}

export function isProgram(name: string): name is ProgramName {
  return Object.hasOwn(PROGRAMS, name)
}

/**
 * What an outlet does now.
 * @param now ms since 1970
 */
export function phaseWords(
  { phase, peer = '', retryAt = 0 }: OutletView,
  address: string,
  now: number,
): string {
  const url = URL.parse(address)
  // A request is all there is of a connection.
  if (phase === 'connected' && peer === '' && url && isRequest(url)) return i18n.t('outlets.ready')
  if (phase === 'connected' && peer !== '') return i18n.t('outlets.connectedTo', [showable(peer, 60)])
  const seconds = Math.max(0, Math.ceil((retryAt - now) / 1000))
  return i18n.t(`outlets.phase.${phase}`, [formatWhole(seconds)])
}

/** What went wrong, and what to do next. */
export function outletFaultWords(fault: OutletFault): string {
  switch (fault.kind) {
    case 'http':
      return i18n.t('outletFault.http', [String(fault.status)])
    case 'closed': {
      const said = showable(fault.reason, LONGEST_DETAIL)
      return i18n.t('outletFault.closed', [said === '' ? String(fault.code) : `${fault.code} ${said}`])
    }
    case 'rejected':
      return i18n.t('outletFault.rejected', [showable(fault.detail, LONGEST_DETAIL)])
    case 'unlisted':
      return i18n.t('outletFault.unlisted', [showable(fault.id, LONGEST_DETAIL)])
    case 'template':
      return i18n.t('outletFault.template', [kindLabel(fault.type)])
    case 'unknown':
      return i18n.t('outletFault.unknown', [showable(fault.detail, LONGEST_DETAIL)])
    default:
      return i18n.t(`outletFault.${fault.kind}`)
  }
}

/** What a user should know of an address before anything is sent there; empty: nothing. */
export function addressWarnings(address: string): string[] {
  const url = URL.parse(address)
  if (!url || isLoopback(url)) return []
  const warnings = [i18n.t('outlets.notHere', [url.host])]
  if (!isEncrypted(url)) warnings.push(i18n.t('outlets.unencrypted'))
  if (url.username !== '' || url.password !== '') warnings.push(i18n.t('outlets.inAddress'))
  return warnings
}
