import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { FileFault, WrongValue } from '../../settings/file/file-fault.ts'
import { filterFaultWords } from '../../ui/words/filter.ts'

/** Why a file of settings or rules was refused, in one or more lines. */
export function fileFaultLines(fault: FileFault): string[] {
  switch (fault.problem) {
    case 'too-large':
      return [i18n.t('settingsFile.tooLarge', [megabytes(fault.bytes), megabytes(fault.most)])]
    case 'no-json':
      return [i18n.t('settingsFile.noJson')]
    case 'unreadable':
      return [i18n.t('fault.file')]
    case 'not-settings':
      return [i18n.t('settingsFile.notSettings')]
    case 'not-rules':
      return [i18n.t('rules.notRules')]
    case 'newer':
      return [i18n.t('settingsFile.newer', [String(fault.version), String(fault.known)])]
    case 'wrong':
      return [
        ...fault.values.map(wrongLine),
        ...(fault.more > 0 ? [i18n.t('settingsFile.more', [formatNumber(fault.more)])] : []),
      ]
  }
}

function wrongLine({ path, expected, received, error }: WrongValue): string {
  if (error) return i18n.t('settingsFile.wrongFilter', [path, filterFaultWords(error)])
  if (expected === 'never') return i18n.t('settingsFile.unknownName', [path])
  return i18n.t('settingsFile.wrong', [path, expected, received])
}

function megabytes(bytes: number): string {
  return formatNumber(bytes / 1024 / 1024)
}
