import { Blocked } from '../../filter/blocked.ts'
import type { SpeechSettings } from '../../settings/schema/speech.ts'
import { capped, cappedTokens } from './cap.ts'
import { cut } from './cut.ts'
import { codesSaid, emojiAsCodes } from './emoji.ts'
import { withoutFaces } from './faces.ts'
import { foreignIn, withoutForeign } from './language.ts'
import { withoutLinks } from './links.ts'
import { moodSaid } from './mood.ts'
import { numbersChosen } from './number-choice.ts'
import { threeAtMost } from './repeats.ts'
import { replacer } from './replacements.ts'
import { shareSaid } from './shares.ts'
import { leftover, plain, sayable, tidy } from './signs.ts'

/** In UTF-16 units; the rest is ignored. */
export const MOST_READ = 10_000
export const BLEEP = '哔'
/** Said for question marks alone. */
const QUESTION = '问号'
const SOUNDS = /[\p{L}\p{N}]/u

/** Makes strangers' text fit for speech. */
export interface Fit {
  /** Empty if nothing is sayable, or a blocked word skips it. */
  text(raw: string): string
  /** As written or as said. */
  hasBlocked(raw: string): boolean
  /** Whether a blocked word skips its message. */
  skips: boolean
}

/** Compiles replacements and blocked words once. */
export function fitting(settings: SpeechSettings['text']): Fit {
  const replaced = replacer(settings.replacements)
  const blocked = new Blocked(settings.blocked.words)
  const skips = settings.blocked.mode === 'skip'
  const bleeped = (text: string) => (skips ? text : blocked.bleeped(text, BLEEP))

  function cleaned(raw: string): string {
    const line = raw.slice(0, MOST_READ)
    const read = letters(withoutFaces(shareSaid(line) ?? line))
    const put = settings.replacements.length > 0 ? letters(replaced(read)) : read
    return bleeped(said(bleeped(put)))
  }

  function said(text: string): string {
    const words = codesSaid(withoutLinks(text), settings.emoji)
    const marked = settings.marks === 'said' ? moodSaid(words) : words
    if (!SOUNDS.test(marked)) return /[?？]/.test(marked) ? QUESTION : ''
    const short = threeAtMost(tidy(marked))
    const most = settings.longest
    if (foreignIn(short)) return tidy(withoutLinks(capped(finished(short), most)))
    const tokens = numbersChosen(cut(withoutForeign(short)), settings.numbers)
    return tidy(withoutLinks(cappedTokens(tokens, most, finished)))
  }

  const hasBlocked = (raw: string, said: string) =>
    blocked.isIn(raw.slice(0, MOST_READ)) || blocked.isIn(said)
  return {
    skips,
    hasBlocked: raw => blocked.size > 0 && hasBlocked(raw, cleaned(raw)),
    text(raw) {
      const said = cleaned(raw)
      return skips && blocked.size > 0 && hasBlocked(raw, said) ? '' : said
    },
  }
}

/** Few voices pause at a blank between Chinese words. */
const BLANK = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu

/** Drops unsayable signs; makes pauses that each voice makes. */
function finished(text: string): string {
  return tidy(withoutLinks(tidy(leftover(sayable(text))))).replace(BLANK, '，')
}

/** Most texts need no change. */
const PLAIN = /^[ -~\u3001-\u3029\u4e00-\u9fff，！：；？（）～…“”‘’—·]*$/

/** Plain characters, emoji as codes. */
function letters(text: string): string {
  return PLAIN.test(text) ? text : plain(emojiAsCodes(text))
}
