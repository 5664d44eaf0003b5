import { i18n } from '#i18n'
import type { EventType } from '../model/events.ts'
import { KINDS } from '../model/kinds.ts'
import type { PhraseLang } from './phrase-texts.ts'

/** The interface's language. */
export function phraseLang(): PhraseLang {
  return i18n.t('lang') === 'en' ? 'en' : 'zh'
}

/** An event type's name in the interface's language. */
export function kindLabel(type: EventType): string {
  return KINDS[type].label[phraseLang()]
}
