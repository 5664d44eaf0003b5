import { createI18n } from '@wxt-dev/i18n'
// biome-ignore lint/style/noRestrictedImports: the one place that needs the keys themselves
import type { GeneratedI18nStructure } from '#i18n'

type Texts = GeneratedI18nStructure
/** Keys of texts of this kind. */
type Key<Kind> = { [K in keyof Texts]: Texts[K] extends Kind ? K : never }[keyof Texts]
type Plain<Places> = Key<{ plural: false; substitutions: Places }>
type Plural<Places> = Key<{ plural: true; substitutions: Places }>
type Value = string | number

/**
 * The text of a key of `locales`: a number chooses singular or plural and is `$1`, unless a list fills `$1`, `$2`. Of
 * several keys some may have fewer places than others.
 */
interface Text {
  (key: Plain<0>): string
  <K extends Plain<0 | 1>>(key: K, values: K extends Plain<0> ? never : [Value]): string
  <K extends Plain<0 | 1 | 2>>(key: K, values: K extends Plain<0 | 1> ? never : [Value, Value]): string
  (key: Plain<3>, values: [Value, Value, Value]): string
  (key: Plural<0 | 1>, count: number, values?: [Value]): string
  (key: Plural<2>, count: number, values: [Value, Value]): string
  (key: Plural<3>, count: number, values: [Value, Value, Value]): string
}

/** Has the same texts as `#i18n`, whose generic types made the compiler four times slower. */
export const i18n: { t: Text } = createI18n()
