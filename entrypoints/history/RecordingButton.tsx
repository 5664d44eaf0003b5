import { FileDown } from 'lucide'
import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { SessionRecord } from '../../lib/store/records.ts'
import { Icon } from '../sidepanel/Icon.tsx'
import { useHistory } from './context.ts'
import { fileName, receiver } from './receiver.ts'

const FRAMES = { extension: 'frames', mime: 'application/octet-stream' }

/** Saves the frames of a session as they came, where they were recorded. */
export function RecordingButton({ session }: { session: SessionRecord }) {
  const { ask } = useHistory()
  const [busy, setBusy] = useState(false)
  if (session.frames === 0) return null
  const save = async () => {
    setBusy(true)
    try {
      const into = await receiver(fileName(session.anchor, session.firstAt, FRAMES.extension), FRAMES)
      await ask(
        'recording',
        { session: session.id, ...into.target },
        {
          onPart: ({ blob }) => {
            if (blob) into.take(blob)
          },
        },
      )
      into.end()
    } catch {
      // No file was chosen, or it cannot be written: the browser has said so.
    }
    setBusy(false)
  }
  return (
    <button
      type="button"
      class="tool"
      title={i18n.t('history.recordingTitle')}
      disabled={busy}
      onClick={() => void save()}
    >
      <Icon node={FileDown} />
      {i18n.t('history.recording')}
    </button>
  )
}
