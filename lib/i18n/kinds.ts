import { i18n } from '#i18n'
import type { EventType } from '../model/events.ts'
import { KINDS } from '../model/kinds.ts'
import type { PhraseLang } from './phrase-texts.ts'

/** The language of the messages in use, for texts that are told apart in code. */
export function phraseLang(): PhraseLang {
  return i18n.t('lang') === 'en' ? 'en' : 'zh'
}

/** An event type's name in the language of the messages in use. */
export function kindLabel(type: EventType): string {
  return KINDS[type].label[phraseLang()]
}
