import type { Foreign } from '../text/language.ts'
import { bestVoices, isChinese, isOf, type Voice } from './voices.ts'

/** Sorted once: there may be over 10,000 voices. */
export interface VoiceList {
  byName: ReadonlyMap<string, Voice>
  /** Best first. Online ones only without others: their text leaves the machine. */
  chinese: readonly Voice[]
  /** Best offline voices. */
  foreign: Readonly<Record<Foreign, Voice | undefined>>
}

/** @param own used only where they are wanted */
export function voiceListOf(voices: readonly Voice[], own: readonly Voice[] = []): VoiceList {
  const chinese = bestVoices(voices.filter(({ lang }) => isChinese(lang)))
  const here = chinese.filter(({ remote }) => !remote)
  const best = (language: Foreign) =>
    bestVoices(voices.filter(({ lang, remote }) => isOf(lang, language) && !remote))[0]
  const byName = new Map<string, Voice>()
  // Of two with one name the browser takes the first.
  for (const voice of [...own, ...voices]) if (!byName.has(voice.name)) byName.set(voice.name, voice)
  return {
    byName,
    chinese: here.length > 0 ? here : chinese,
    foreign: { en: best('en'), ja: best('ja'), ko: best('ko') },
  }
}

/** Voices for several languages, whatever their tag. */
const MULTILINGUAL = /multilingual/i

/**
 * Wanted voices, then Chinese ones, best first. Japanese and Korean get only their own: others drop or spell them.
 * @param language if not Chinese; its voices come first
 * @param own unwanted voices of it may be used
 */
export function voiceOrder(
  list: VoiceList,
  wanted: readonly string[],
  language: Foreign | undefined,
  own = true,
): Voice[] {
  const mine = wanted.map(name => list.byName.get(name)).filter(voice => voice !== undefined)
  const first = language ? mine.filter(({ lang }) => isOf(lang, language)) : []
  const best = language && own ? list.foreign[language] : undefined
  if (best) first.push(best)
  const isForAny = ({ lang, name }: Voice) => lang === '' || MULTILINGUAL.test(name)
  const isStrange = language === 'ja' || language === 'ko'
  const all = [...first, ...(isStrange ? mine.filter(isForAny) : [...mine, ...list.chinese])]
  return [...new Set(all)]
}
