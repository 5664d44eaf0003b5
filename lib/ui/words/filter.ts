import type { Topic } from '../../filter/asks/topics.ts'
import type { Suggestion } from '../../filter/complete.ts'
import type { Expected, FilterError } from '../../filter/error.ts'
import type { HAS, IS } from '../../filter/traits.ts'
import { i18n } from '../../i18n/i18n.ts'
import { kindLabel } from '../../i18n/kinds.ts'
import type { EventType } from '../../model/events.ts'

const FOUND_LIMIT = 20

/** Where a filter is wrong, and how, in a sentence. */
export function filterFaultWords(error: FilterError): string {
  return `${i18n.t('filter.where', [error.column])}${i18n.t('colon')}${filterErrorWords(error)}`
}

function filterErrorWords({ code, found, expected }: FilterError): string {
  const typed = found.length > FOUND_LIMIT ? `${found.slice(0, FOUND_LIMIT)}…` : found
  switch (code) {
    case 'unknown-field':
      return i18n.t('wrong.unknownField', [typed])
    case 'unknown-choice':
      return i18n.t('wrong.unknownChoice', [typed])
    case 'missing-value':
      return i18n.t('wrong.missingValue', [dueWords(expected)])
    case 'missing-term':
      return i18n.t('wrong.missingTerm')
    case 'missing-close':
      return i18n.t('wrong.missingClose')
    case 'unexpected-close':
      return i18n.t('wrong.unexpectedClose')
    case 'unclosed-quote':
      return i18n.t('wrong.unclosedQuote')
    case 'unclosed-pattern':
      return i18n.t('wrong.unclosedPattern')
    case 'bad-pattern':
      return i18n.t('wrong.badPattern')
    case 'no-pattern':
      return i18n.t('wrong.noPattern', [dueWords(expected)])
    case 'bad-number':
      return i18n.t('wrong.badNumber', [typed])
    case 'bad-time':
      return i18n.t('wrong.badTime', [typed])
    case 'bad-range':
      return i18n.t('wrong.badRange', [typed])
    case 'bad-operator':
      return i18n.t('wrong.badOperator')
    case 'too-long':
      return i18n.t('wrong.tooLong')
    case 'too-deep':
      return i18n.t('wrong.tooDeep')
  }
}

/** Describes a suggestion. */
export function suggestionWords(suggestion: Suggestion): string {
  if (suggestion.kind === 'field') return i18n.t(`fields.${suggestion.field}`)
  if (suggestion.kind === 'seen') return i18n.t('filter.seen')
  const { field, choice } = suggestion
  if (field === 'type') return kindLabel(choice as EventType)
  if (field === 'topic') return i18n.t(`topic.${choice as Topic}`)
  return field === 'is'
    ? i18n.t(`is.${choice as keyof typeof IS}`)
    : i18n.t(`has.${choice as keyof typeof HAS}`)
}

function dueWords([expected]: readonly Expected[]): string {
  switch (expected) {
    case 'choice':
    case 'number':
    case 'time':
    case 'value':
      return i18n.t(`due.${expected}`)
    default:
      return i18n.t('due.text')
  }
}
