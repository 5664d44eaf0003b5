import { FileInput } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import type { Progress } from '../../lib/archive/work.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { type Fault, faultOf } from '../../lib/model/fault.ts'
import { FaultLine } from '../../lib/ui/parts/FaultLine.tsx'
import { FileButton } from '../../lib/ui/parts/FileButton.tsx'
import { addressOf } from './address.ts'
import { useHistory } from './context.ts'
import { ProgressBar } from './ProgressBar.tsx'

/** Imports a session or a recording from a file. */
export function ImportButton() {
  const { state, ask } = useHistory()
  const [progress, setProgress] = useState<Progress | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const control = useRef(new AbortController())
  const read = async (file: File) => {
    control.current = new AbortController()
    setFault(null)
    setProgress({ done: 0, all: file.size })
    try {
      const { signal } = control.current
      const { sessions } = await ask('import', { file }, { onPart: setProgress, signal })
      await state.load()
      const [only] = sessions
      if (sessions.length === 1 && only) location.hash = addressOf(only)
    } catch (reason) {
      if (!control.current.signal.aborted) setFault(faultOf(reason))
    }
    setProgress(null)
  }
  return (
    <>
      <FileButton
        label={i18n.t('history.importFile')}
        icon={FileInput}
        look="tool"
        accept=".jsonl,.frames,.gz"
        disabled={progress !== null}
        onFile={read}
      />
      {progress && <ProgressBar {...progress} onCancel={() => control.current.abort()} />}
      {fault && <FaultLine fault={fault} around={words => i18n.t('history.importFailed', [words])} />}
    </>
  )
}
