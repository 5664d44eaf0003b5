import type { EventType } from '../model/events.ts'
import { KINDS } from '../model/kinds.ts'
import { KINDS as TRADITIONAL } from '../model/kinds.ts?traditional'
import { i18n } from './i18n.ts'
import type { PhraseLang } from './phrase-texts.ts'

/** The interface's language. */
export function phraseLang(): PhraseLang {
  const lang = i18n.t('lang')
  return lang === 'en' || lang === 'zh-TW' ? lang : 'zh'
}

/** An event type's name in the interface's language. */
export function kindLabel(type: EventType): string {
  const lang = phraseLang()
  return lang === 'zh-TW' ? TRADITIONAL[type].label.zh : KINDS[type].label[lang]
}
