import { FileInput } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Progress } from '../../lib/history/work.ts'
import { Icon } from '../sidepanel/Icon.tsx'
import { addressOf } from './address.ts'
import { useHistory } from './context.ts'
import { ProgressBar } from './ProgressBar.tsx'

/** Brings a session of another machine here. */
export function ImportButton() {
  const { state, ask } = useHistory()
  const input = useRef<HTMLInputElement>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [error, setError] = useState('')
  const control = useRef(new AbortController())
  const read = async (file: File) => {
    control.current = new AbortController()
    setError('')
    setProgress({ done: 0, all: file.size })
    try {
      const { signal } = control.current
      const { sessions } = await ask('import', { file }, { onPart: setProgress, signal })
      await state.load()
      const [only] = sessions
      if (sessions.length === 1 && only) location.hash = addressOf(only)
    } catch (reason) {
      if (!control.current.signal.aborted) setError(reason instanceof Error ? reason.message : String(reason))
    }
    setProgress(null)
  }
  return (
    <>
      <button type="button" class="tool" disabled={progress !== null} onClick={() => input.current?.click()}>
        <Icon node={FileInput} />
        {i18n.t('history.importFile')}
      </button>
      <input
        ref={input}
        type="file"
        accept=".jsonl"
        hidden
        aria-label={i18n.t('history.importFile')}
        onChange={event => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) void read(file)
        }}
      />
      {progress && <ProgressBar {...progress} onCancel={() => control.current.abort()} />}
      {error && (
        <p class="problem" role="alert">
          {i18n.t('history.importFailed', [error])}
        </p>
      )}
    </>
  )
}
