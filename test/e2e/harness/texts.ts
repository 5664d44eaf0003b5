import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EventType } from '../../../lib/model/events.ts'
import { KINDS } from '../../../lib/model/kinds.ts'
import { KINDS as TRADITIONAL } from '../../../lib/model/kinds.ts?traditional'
import { BUILD } from './extension.ts'

/** The panel's texts in the launched browser's language. */
export interface Texts {
  /**
   * The built text of a key of `lib/i18n/locales`; the plural form if it has two.
   * @param gaps values of `$1`, `$2`
   * @throws Error for an unknown key
   */
  t(key: string, ...gaps: (string | number)[]): string
  /** What a type of event is called. */
  kind(type: EventType): string
}

const FOLDERS = { 'zh-CN': 'zh_CN', 'zh-TW': 'zh_TW', 'en-US': 'en' } as const

/** The texts of the production build. @param build its folder; Chromium's unless told */
export function textsOf(lang: keyof typeof FOLDERS, build = BUILD): Texts {
  const folder = FOLDERS[lang]
  const built: Record<string, { message: string }> = JSON.parse(
    readFileSync(join(build, '_locales', folder, 'messages.json'), 'utf8'),
  )
  return {
    t(key, ...gaps) {
      const message = built[key.replaceAll('.', '_')]?.message
      if (message === undefined) throw new Error(`there is no text ${key} in ${folder}`)
      const many = message.split(' | ').at(-1) ?? ''
      return many.replace(/\$(\d)/g, (_, at) => String(gaps[Number(at) - 1] ?? ''))
    },
    kind: type => (lang === 'zh-TW' ? TRADITIONAL : KINDS)[type].label[lang === 'en-US' ? 'en' : 'zh'],
  }
}
