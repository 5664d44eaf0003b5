import { i18n } from './i18n.ts'

let names: Intl.DisplayNames | undefined

/** In the interface's language; unknown tags stay. */
export function languageName(tag: string): string {
  names ??= new Intl.DisplayNames(i18n.t('lang'), { type: 'language' })
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag || i18n.t('voices.noLanguage')
  }
}
