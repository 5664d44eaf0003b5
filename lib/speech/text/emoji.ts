import type { SpeechSettings } from '../../settings/speech.ts'

/** `1️⃣`: people write numbers with them. */
const KEYCAP = /([0-9#*])\ufe0f?\u20e3/g
/** Whole sequences with joiners, skin tones, flags; then single pictures that stand outside of one. */
const EMOJI =
  /\p{RGI_Emoji}|[[\p{Extended_Pictographic}--[‼⁉™ℹ©®]]\p{Emoji_Modifier}\p{Regional_Indicator}]/gv
/** Douyin's codes, such as `[比心]`. */
const CODE = /\[([^[\]\s]{1,12})\]/
const CODES = new RegExp(CODE, 'gu')
const RUN = new RegExp(`${CODE.source}(?:\\s*${CODE.source})*`, 'gu')

/** Emoji as codes of Douyin's form, so that both are treated alike from here on. */
export function emojiAsCodes(text: string): string {
  return text.replace(KEYCAP, '$1').replace(EMOJI, emoji => `[${emojiName(emoji)}]`)
}

/** What an emoji is called. */
function emojiName(_emoji: string): string {
  return '表情'
}

/** The text with its codes left out, said by name (each once in a row) or counted. */
export function codesSaid(text: string, how: SpeechSettings['text']['emoji']): string {
  if (how === 'out') return text.replace(CODES, ' ')
  return text.replace(RUN, run => {
    const names = [...run.matchAll(CODES)].map(([, name = '']) => name)
    if (how === 'count') return ` ${names.length}个表情 `
    return ` ${names.filter((name, at) => name !== names[at - 1]).join(' ')} `
  })
}
