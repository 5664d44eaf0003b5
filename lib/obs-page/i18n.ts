import TEXTS from 'virtual:obs-page-texts'
import { ownOf } from '../model/json.ts'

/**
 * The texts of the saved page, which has no extension around it: the build gives it this in place of
 * `lib/i18n/i18n.ts`. The document tells the language.
 */
export const i18n = {
  /** The text of a key of `lib/i18n/locales`, by the same rules. */
  t(key: string, ...args: readonly (number | readonly unknown[])[]): string {
    const messages = TEXTS[document.documentElement.lang] ?? {}
    const count = args.find(arg => typeof arg === 'number')
    const values = args.find(arg => typeof arg !== 'number') ?? (count === undefined ? [] : [count])
    const forms = (ownOf(messages, key.replaceAll('.', '_')) ?? '').split(' | ')
    const form = count === undefined || count === 1 ? forms[0] : forms.at(-1)
    return (form ?? '').replaceAll(/\$(\d)/g, (_, place) => String(values[Number(place) - 1] ?? ''))
  },
}
