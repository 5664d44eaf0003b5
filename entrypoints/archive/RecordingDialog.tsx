import { useState } from 'preact/hooks'
import { i18n } from '../../lib/i18n/i18n.ts'
import type { SessionRecord } from '../../lib/store/records.ts'
import { Switch } from '../../lib/ui/parts/Switch.tsx'
import { useHistory } from './context.ts'
import { Dialog } from './Dialog.tsx'
import { ProgressBar } from './ProgressBar.tsx'
import { useSaving } from './use-saving.ts'

const FRAMES = { extension: 'frames.gz', mime: 'application/gzip' }

/** Saves a recording, blanked by default. */
export function RecordingDialog({ session, onClose }: { session: SessionRecord; onClose: () => void }) {
  const { ask } = useHistory()
  const [blank, setBlank] = useState(true)
  const { progress, save, cancel } = useSaving()
  const saveRecording = () =>
    save(
      [session.anchor, session.firstAt, FRAMES.extension, blank],
      FRAMES,
      session.frames,
      (target, asking) => ask('recording', { session: session.id, blank, ...target }, asking),
    )
  return (
    <Dialog
      title={i18n.t('history.recording')}
      act={i18n.t('history.recordingSave')}
      onAct={saveRecording}
      onClose={onClose}
    >
      <p>{i18n.t('history.recordingText')}</p>
      <span class="field">
        <span>{i18n.t('history.blank')}</span>
        <Switch label={i18n.t('history.blank')} on={blank} onChange={setBlank} />
      </span>
      <p class="quiet">{i18n.t('history.blankText')}</p>
      {progress && <ProgressBar {...progress} onCancel={cancel} />}
    </Dialog>
  )
}
