import { i18n } from '../../../i18n/i18n.ts'
import type { FieldName } from '../../../speech/fields.ts'
import type { TemplateError } from '../../../speech/template.ts'

/** In the current language. */
export function fieldLabel(name: FieldName): string {
  return i18n.t(`field.${name}`)
}

/** What is wrong with a template and where, with a suggestion. */
export function templateErrorWords({ problem, column, found = '', nearest }: TemplateError): string {
  return i18n.t('template.error', [String(column), problemWords(problem, found, nearest)])
}

function problemWords(problem: TemplateError['problem'], found: string, nearest: string | undefined): string {
  switch (problem) {
    case 'unknown-field':
      return nearest ? i18n.t('template.unknownNear', [found, nearest]) : i18n.t('template.unknown', [found])
    case 'unclosed-field':
      return i18n.t('template.unclosedField')
    case 'unopened-field':
      return i18n.t('template.unopenedField')
    case 'unclosed-group':
      return i18n.t('template.unclosedGroup')
    case 'unopened-group':
      return i18n.t('template.unopenedGroup')
    case 'nested-group':
      return i18n.t('template.nestedGroup')
    case 'group-without-field':
      return i18n.t('template.groupWithoutField')
  }
}
