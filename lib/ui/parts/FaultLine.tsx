import { i18n } from '#i18n'
import { faultWords } from '../../i18n/faults.ts'
import type { Fault } from '../../model/fault.ts'
import { showable } from '../../model/showable.ts'

/** More of what a browser says of an error helps nobody. */
const DETAIL_LIMIT = 300

interface FaultLineProps {
  fault: Fault
  /** Says what could not be done around these words; left out where that is plain. */
  around?: (words: string) => string
}

/** That something could not be done, why, and what to do now. What only helps to mend it is folded away. */
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
