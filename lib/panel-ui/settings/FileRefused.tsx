import { i18n } from '../../i18n/i18n.ts'
import type { FileFault } from '../../settings/file/file-fault.ts'
import { fileFaultLines } from './file-faults.ts'

/** Why a file was refused. */
export function FileRefused({ fault }: { fault: FileFault }) {
  return (
    <div class="hint" data-tone="red">
      <span>
        {i18n.t('settingsFile.refused')}
        <ul>
          {fileFaultLines(fault).map(line => (
            <li key={line}>
              <bdi>{line}</bdi>
            </li>
          ))}
        </ul>
      </span>
    </div>
  )
}
