import { useEffect, useRef, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Progress } from '../../lib/history/work.ts'
import type { SessionRecord } from '../../lib/store/records.ts'
import { Switch } from '../sidepanel/Switch.tsx'
import { useHistory } from './context.ts'
import { Dialog } from './Dialog.tsx'
import { ProgressBar } from './ProgressBar.tsx'
import { fileName, receiver } from './receiver.ts'

const FRAMES = { extension: 'frames.gz', mime: 'application/gzip' }

/** Saves the recording of a session, blanked unless one wants it whole. */
export function RecordingDialog({ session, onClose }: { session: SessionRecord; onClose: () => void }) {
  const { ask } = useHistory()
  const [blank, setBlank] = useState(true)
  const [progress, setProgress] = useState<Progress | null>(null)
  const control = useRef(new AbortController())
  useEffect(() => () => control.current.abort(), [])
  const save = async () => {
    control.current = new AbortController()
    const { signal } = control.current
    const into = await receiver(fileName(session.anchor, session.firstAt, FRAMES.extension, blank), FRAMES)
    setProgress({ done: 0, all: session.frames })
    try {
      await ask(
        'recording',
        { session: session.id, blank, ...into.target },
        {
          signal,
          onPart: part => {
            if (part.blob) into.take(part.blob)
            setProgress(part)
          },
        },
      )
      into.end()
    } finally {
      setProgress(null)
    }
  }
  return (
    <Dialog
      title={i18n.t('history.recording')}
      act={i18n.t('history.recordingSave')}
      onAct={save}
      onClose={onClose}
    >
      <p>{i18n.t('history.recordingText')}</p>
      <span class="field">
        <span>{i18n.t('history.blank')}</span>
        <Switch label={i18n.t('history.blank')} on={blank} onChange={setBlank} />
      </span>
      <p class="quiet">{i18n.t('history.blankText')}</p>
      {progress && <ProgressBar {...progress} onCancel={() => control.current.abort()} />}
    </Dialog>
  )
}
