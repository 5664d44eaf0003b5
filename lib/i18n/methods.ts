import { METHODS, methodOf } from '../model/methods.ts'
import { METHODS as TRADITIONAL } from '../model/methods.ts?traditional'
import { phraseLang } from './kinds.ts'

/** A message's name in the interface's language; empty if unknown. */
export function methodLabel(name: string): string {
  const method = methodOf(name)
  if (!method) return ''
  const lang = phraseLang()
  return lang === 'zh-TW' ? TRADITIONAL[method].label.zh : METHODS[method].label[lang]
}
