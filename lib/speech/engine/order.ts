import type { Foreign } from '../text/language.ts'
import { bestVoices, isChinese, isOf, type Voice } from './voices.ts'

/** The available voices, sorted once for all choices: there may be more than 10,000. */
export interface VoiceList {
  byName: ReadonlyMap<string, Voice>
  /** Best first. Online voices only where there are no others: the text leaves the machine. */
  chinese: readonly Voice[]
  /** The best offline one of each language. */
  foreign: Readonly<Record<Foreign, Voice | undefined>>
}

export function voiceListOf(voices: readonly Voice[]): VoiceList {
  const chinese = bestVoices(voices.filter(({ lang }) => isChinese(lang)))
  const here = chinese.filter(({ remote }) => !remote)
  const best = (language: Foreign) =>
    bestVoices(voices.filter(({ lang, remote }) => isOf(lang, language) && !remote))[0]
  const byName = new Map<string, Voice>()
  // Of two voices with one name the browser takes the first.
  for (const voice of voices) if (!byName.has(voice.name)) byName.set(voice.name, voice)
  return {
    byName,
    chinese: here.length > 0 ? here : chinese,
    foreign: { en: best('en'), ja: best('ja'), ko: best('ko') },
  }
}

/** Voices that say several languages, whatever their tag. */
const MULTILINGUAL = /multilingual/i

/**
 * The voices to try for a text, in order: the wanted ones, then the Chinese ones, the best first. Japanese and Korean are for
 * their own voices alone: any other drops or spells them.
 * @param wanted names, in order
 * @param language of the text, where it is not Chinese: its voices come first
 * @param own whether voices of that language may be used that nobody wanted
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
