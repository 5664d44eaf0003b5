import { Monitor, Moon, Sun } from 'lucide'
import { i18n } from '../../i18n/i18n.ts'
import { Segments } from '../../ui/parts/Choice.tsx'
import { usePanel } from '../context.tsx'

/** Light, dark, or as the system. */
export function Theme() {
  const { settings } = usePanel()
  return (
    <Segments
      label={i18n.t('settings.theme')}
      shown={false}
      options={[
        { value: 'system', words: i18n.t('settings.system'), icon: Monitor },
        { value: 'light', words: i18n.t('settings.light'), icon: Sun },
        { value: 'dark', words: i18n.t('settings.dark'), icon: Moon },
      ]}
      chosen={settings.current.value.theme}
      onChoose={theme => settings.change(all => ({ ...all, theme }))}
    />
  )
}
