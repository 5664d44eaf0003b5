import { i18n } from '../i18n/i18n.ts'

/** Says that a sheet was about to close with unsaved changes. */
export function Unsaved({ warned }: { warned: boolean }) {
  return (
    <div role="status">
      {warned && (
        <p class="hint" data-tone="amber">
          {i18n.t('rules.unsaved')}
        </p>
      )}
    </div>
  )
}
