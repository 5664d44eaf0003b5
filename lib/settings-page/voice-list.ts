import { ownOf } from '../model/json.ts'
import { bestVoices, dialectOf, type Voice } from '../speech/engine/voices.ts'

/** A system may have 13,000 voices. */
const MOST_SHOWN = 60
/** If there are several; the second without a search. */
const MOST_OF_ONE = 24
const MOST_OF_ONE_AT_FIRST = 12

/** Tags vary: espeak's are `cmn` and `yue`, never `zh`. */
const CHINESE_WORDS: Readonly<Record<string, string>> = {
  zh: 'zh zh-cn cmn 中文 普通话 国语 汉语 chinese mandarin',
  yue: 'zh zh-hk yue 中文 粤语 广东话 chinese cantonese',
}

/** Stands for a language in the list. */
export const OWN = 'own'

export interface VoiceGroup {
  /** `zh`, `yue`, or another language's tag; `OWN`: the user's own. */
  language: string
  voices: Voice[]
}

export interface VoiceChoice {
  groups: VoiceGroup[]
  /** Matches not listed. */
  more: number
}

/** Sorted and prepared for searching. */
export interface VoiceIndex {
  entries: readonly { voice: Voice; language: string; text: string }[]
}

/**
 * Sorts Mandarin, Cantonese, others by name; best voices first.
 * @param nameOf a language's name for its tag
 */
export function indexVoices(voices: readonly Voice[], nameOf: (tag: string) => string): VoiceIndex {
  const byLanguage = new Map<string, Voice[]>()
  for (const voice of voices) {
    const language = voice.own === undefined ? dialectOf(voice.lang) : OWN
    const same = byLanguage.get(language)
    if (same) same.push(voice)
    else byLanguage.set(language, [voice])
  }
  const languages = [...byLanguage].map(([language, of]) => ({ language, of, name: nameOf(language) }))
  languages.sort((a, b) => rank(a.language) - rank(b.language) || a.name.localeCompare(b.name))
  const entries = languages.flatMap(({ language, of, name }) =>
    bestVoices(of).map(voice => {
      const words = `${voice.own ?? voice.name} ${voice.lang} ${name} ${ownOf(CHINESE_WORDS, language) ?? ''}`
      return { voice, language, text: words.toLowerCase() }
    }),
  )
  return { entries }
}

function rank(language: string): number {
  const first = [OWN, 'zh', 'yue'].indexOf(language)
  return first < 0 ? 3 : first
}

/**
 * Voices to list, always with the chosen one.
 * @param query words that must all occur in a voice's name or language
 */
export function chooseVoices({ entries }: VoiceIndex, query: string, chosen: string): VoiceChoice {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const fitting =
    words.length === 0 ? entries : entries.filter(({ text }) => words.every(word => text.includes(word)))
  const order = [...new Set(fitting.map(({ language }) => language))]
  const mostOfOne = order.length === 1 ? MOST_SHOWN : words.length === 0 ? MOST_OF_ONE_AT_FIRST : MOST_OF_ONE
  const groups = new Map<string, Voice[]>()
  const mine = fitting.find(({ voice }) => voice.name === chosen)
  if (mine) groups.set(mine.language, [mine.voice])
  let shown = groups.size
  for (const { voice, language } of fitting) {
    if (shown === MOST_SHOWN) break
    const group = groups.get(language) ?? []
    if (voice === mine?.voice || group.length >= mostOfOne) continue
    group.push(voice)
    groups.set(language, group)
    shown++
  }
  return {
    groups: order.flatMap(language => {
      const voices = groups.get(language)
      return voices ? [{ language, voices }] : []
    }),
    more: fitting.length - shown,
  }
}
