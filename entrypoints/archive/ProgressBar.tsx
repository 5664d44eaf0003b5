import { i18n } from '../../lib/i18n/i18n.ts'

interface ProgressBarProps {
  done: number
  all: number
  onCancel: () => void
}

/** Progress of long work, which can be cancelled. */
export function ProgressBar({ done, all, onCancel }: ProgressBarProps) {
  return (
    <div class="progress">
      <progress value={done} max={Math.max(1, all)} aria-label={i18n.t('history.progress')} />
      <button type="button" class="link" onClick={onCancel}>
        {i18n.t('history.cancel')}
      </button>
    </div>
  )
}
