import { i18n } from '../../i18n/i18n.ts'

interface SettingsSearchProps {
  typed: string
  found: boolean
  onType: (typed: string) => void
}

/** Search box for settings. */
export function SettingsSearch({ typed, found, onType }: SettingsSearchProps) {
  return (
    <search class="settings-find">
      <input
        type="search"
        class="find"
        autocomplete="off"
        spellcheck={false}
        aria-label={i18n.t('settings.find')}
        placeholder={i18n.t('settings.find')}
        value={typed}
        onInput={event => onType(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape' || typed === '') return
          event.preventDefault()
          onType('')
        }}
      />
      <p class="aside" role="status">
        {found ? '' : i18n.t('settings.notFound')}
      </p>
    </search>
  )
}
