import { isChinese, type Voice } from '../speech/engine/voices.ts'

/** A system may have 13,000 voices; a person looks at this many and then searches. */
const MOST_SHOWN = 60

export interface VoiceChoice {
  chinese: Voice[]
  others: Voice[]
  /** How many more fit the search and are not in the list. */
  more: number
}

/**
 * The voices to choose from: Chinese ones first; without a search, other languages only where there are few; the
 * chosen one always.
 * @param query words that must all occur in a voice's name or language
 */
export function chooseVoices(voices: readonly Voice[], query: string, chosen: string): VoiceChoice {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (voice: Voice) => {
    const text = `${voice.name} ${voice.lang}`.toLowerCase()
    return words.every(word => text.includes(word))
  }
  const fitting = words.length === 0 ? voices : voices.filter(fits)
  const chinese = fitting.filter(voice => isChinese(voice.lang))
  const others = fitting.filter(voice => !isChinese(voice.lang))
  const shownChinese = few(chinese, MOST_SHOWN, chosen)
  const shownOthers = few(others, MOST_SHOWN - shownChinese.length, chosen)
  return {
    chinese: shownChinese,
    others: shownOthers,
    more: fitting.length - shownChinese.length - shownOthers.length,
  }
}

function few(voices: Voice[], most: number, chosen: string): Voice[] {
  const shown = voices.slice(0, Math.max(0, most))
  const mine = voices.find(voice => voice.name === chosen)
  return mine && !shown.includes(mine) ? [mine, ...shown.slice(0, -1)] : shown
}
