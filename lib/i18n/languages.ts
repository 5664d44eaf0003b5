import { i18n } from '#i18n'

let names: Intl.DisplayNames | undefined

/** A language's name in the interface's language; unknown tags as they are. */
export function languageName(tag: string): string {
  names ??= new Intl.DisplayNames(i18n.t('lang'), { type: 'language' })
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag || i18n.t('voices.noLanguage')
  }
}
