import { faultWords } from '../../i18n/faults.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { Fault } from '../../model/fault.ts'
import { showable } from '../../model/showable.ts'

const DETAIL_LIMIT = 300

interface FaultLineProps {
  fault: Fault
  /** Puts these words into a sentence about what failed. */
  around?: (words: string) => string
}

/** What failed, why, and what to do now. Technical details are collapsed. */
export function FaultLine({ fault, around = words => words }: FaultLineProps) {
  return (
    <div class="problem" role="alert">
      {around(faultWords(fault))}
      {fault.kind === 'unknown' && (
        <details>
          <summary>{i18n.t('fault.details')}</summary>
          <code>
            <bdi>{showable(fault.detail, DETAIL_LIMIT)}</bdi>
          </code>
        </details>
      )}
    </div>
  )
}
