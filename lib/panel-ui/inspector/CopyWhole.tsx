import { useState } from 'preact/hooks'
import { i18n } from '../../i18n/i18n.ts'
import { CopyButton } from './CopyButton.tsx'

/** Copies a whole message, after a warning that it may hold names and texts. */
export function CopyWhole({ text }: { text: string }) {
  const [isAsking, setAsking] = useState(false)
  if (!isAsking) {
    return (
      <button type="button" class="secondary whole" onClick={() => setAsking(true)}>
        {i18n.t('inspector.copyWhole')}
      </button>
    )
  }
  return (
    <div class="warning" role="alert">
      <p>{i18n.t('inspector.mayHoldNames')}</p>
      <CopyButton label={i18n.t('inspector.copyAnyway')} text={text} />
      <button type="button" class="link" onClick={() => setAsking(false)}>
        {i18n.t('inspector.leaveIt')}
      </button>
    </div>
  )
}
