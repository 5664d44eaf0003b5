import { useSignalEffect } from '@preact/signals'
import { ClipboardCheck, ClipboardCopy } from 'lucide'
import { i18n } from '../../i18n/i18n.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { usePanel } from '../context.tsx'
import { useCopied } from './use-copied.ts'

/** Asks for a report without names or texts, and copies it. */
export function ReportButton() {
  const { inspector, send } = usePanel()
  const { report } = inspector
  const { outcome, copy } = useCopied()
  useSignalEffect(() => {
    const text = report.value
    if (text === '') return
    report.value = ''
    void copy(text)
  })
  const told = outcome && i18n.t(`inspector.${outcome}`)
  return (
    <>
      <button
        type="button"
        class="link copy"
        title={i18n.t('inspector.reportHint')}
        onClick={() => send({ type: 'report' })}
      >
        <Icon node={outcome === 'copied' ? ClipboardCheck : ClipboardCopy} />
        {told ?? i18n.t('inspector.copyReport')}
      </button>
      <span role="status" class="for-screen-reader">
        {told}
      </span>
    </>
  )
}
