import { i18n } from '#i18n'
import type { EventType } from '../protocol/events.ts'
import { KINDS } from '../protocol/kinds.ts'

/** An event type's name in the language of the messages in use. */
export function kindLabel(type: EventType): string {
  return KINDS[type].label[i18n.t('lang') === 'en' ? 'en' : 'zh']
}
