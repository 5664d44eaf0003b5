import { Monitor, Moon, Sun } from 'lucide'
import { i18n } from '#i18n'
import { usePanel } from '../../ui/context.ts'
import { Segments } from '../../ui/parts/Choice.tsx'

/** Light, dark, or as the system. */
export function Theme() {
  const { state, changeSettings } = usePanel()
  return (
    <Segments
      label={i18n.t('settings.theme')}
      shown={false}
      options={[
        { value: 'system', words: i18n.t('settings.system'), icon: Monitor },
        { value: 'light', words: i18n.t('settings.light'), icon: Sun },
        { value: 'dark', words: i18n.t('settings.dark'), icon: Moon },
      ]}
      chosen={state.settings.value.theme}
      onChoose={theme => changeSettings(all => ({ ...all, theme }))}
    />
  )
}
