import { FileDown } from 'lucide'
import { useState } from 'preact/hooks'
import { i18n } from '../../lib/i18n/i18n.ts'
import type { SessionRecord } from '../../lib/store/records.ts'
import { Icon } from '../../lib/ui/parts/Icon.tsx'
import { RecordingDialog } from './RecordingDialog.tsx'

/** Exports recorded frames, if there are any. */
export function RecordingButton({ session }: { session: SessionRecord }) {
  const [asking, setAsking] = useState(false)
  if (session.frames === 0) return null
  return (
    <>
      <button
        type="button"
        class="tool"
        title={i18n.t('history.recordingTitle')}
        onClick={() => setAsking(true)}
      >
        <Icon node={FileDown} />
        {i18n.t('history.recording')}
      </button>
      {asking && <RecordingDialog session={session} onClose={() => setAsking(false)} />}
    </>
  )
}
