import { bestVoices, isChinese, isEnglish, type Voice } from './voices.ts'

/** The voices there are, sorted once for all the choices to come: there may be more than 10,000. */
export interface Choir {
  byName: ReadonlyMap<string, Voice>
  /** Best first. Voices on the net only where there are no others: what they say leaves the machine. */
  chinese: readonly Voice[]
  /** The best one of this machine. */
  english: Voice | undefined
}

export function choirOf(voices: readonly Voice[]): Choir {
  const chinese = bestVoices(voices.filter(({ lang }) => isChinese(lang)))
  const here = chinese.filter(({ remote }) => !remote)
  const [english] = bestVoices(voices.filter(({ lang, remote }) => isEnglish(lang) && !remote))
  const byName = new Map<string, Voice>()
  // Of two voices of one name the browser takes the first.
  for (const voice of voices) if (!byName.has(voice.name)) byName.set(voice.name, voice)
  return { byName, chinese: here.length > 0 ? here : chinese, english }
}

/**
 * The voices to try for a text, in order: those that the user wants, as far as they are there, then the best Chinese
 * one, then the other Chinese ones.
 * @param wanted names, the wanted first
 * @param english whether the text is for an English voice: then those come first, the wanted ones before others
 */
export function voiceOrder(choir: Choir, wanted: readonly string[], english: boolean): Voice[] {
  const mine = wanted.map(name => choir.byName.get(name)).filter(voice => voice !== undefined)
  const first = english ? [...mine.filter(({ lang }) => isEnglish(lang)), choir.english] : []
  const all = [...first.filter(voice => voice !== undefined), ...mine, ...choir.chinese]
  return [...new Set(all)]
}
