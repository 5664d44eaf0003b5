import { Monitor, Moon, Sun } from 'lucide'
import { i18n } from '#i18n'
import { usePanel } from '../context.ts'
import { Icon } from '../Icon.tsx'

const THEMES = [
  { theme: 'system', icon: Monitor },
  { theme: 'light', icon: Sun },
  { theme: 'dark', icon: Moon },
] as const

/** Light, dark, or as the system. */
export function Theme() {
  const { state, changeSettings } = usePanel()
  const chosen = state.settings.value.theme
  return (
    <div class="segments" role="radiogroup" aria-label={i18n.t('settings.theme')}>
      {THEMES.map(({ theme, icon }) => (
        <label key={theme} class="segment">
          <input
            type="radio"
            name="theme"
            checked={chosen === theme}
            onChange={() => changeSettings(all => ({ ...all, theme }))}
          />
          <Icon node={icon} />
          <span>{i18n.t(`settings.${theme}`)}</span>
        </label>
      ))}
    </div>
  )
}
