import { i18n } from '#i18n'

let names: Intl.DisplayNames | undefined

/** A language's name in the language of the messages in use; the tag itself where it is none, or unknown. */
export function languageName(tag: string): string {
  names ??= new Intl.DisplayNames(i18n.t('lang'), { type: 'language' })
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag || i18n.t('voices.noLanguage')
  }
}
