import type { SpeechSettings } from '../../settings/schema/speech.ts'
import { EMOJI_NAMES } from './emoji-names.ts'

/** Used in numbers: `1️⃣`. */
const KEYCAP = /([0-9#*])\ufe0f?\u20e3/g
const RINGS = '⓪①②③④⑤⑥⑦⑧⑨'
/** Sequences with joiners, skin tones and flags, then single pictures. */
const EMOJI =
  /\p{RGI_Emoji}|[[\p{Extended_Pictographic}--[‼⁉™ℹ©®]]\p{Emoji_Modifier}\p{Regional_Indicator}]/gv
/** They change the look, not the meaning. */
const LOOKS = /[\ufe0f\p{Emoji_Modifier}]/gu
/** Douyin's codes, such as `[比心]`. */
const CODE = /\[([^[\]\s]{1,12})\]/
const CODES = new RegExp(CODE, 'gu')
const RUN = new RegExp(`${CODE.source}(?:\\s*${CODE.source})*`, 'gu')
const NAMELESS = '表情'

/** Emoji written for a word or a sign. */
const WORDS: Readonly<Record<string, string>> = {
  '🅰': 'A',
  '🅱': 'B',
  '🆎': 'AB',
  '🅾': 'O',
  '🅿': 'P',
  '🆗': 'OK',
  '🆚': 'VS',
  '🆘': '救命',
  '🆕': '新',
  '🆓': '免费',
  '🈶': '有',
  '🈚': '无',
  '🈲': '禁',
  '🈵': '满',
  '🈳': '空',
  '🈺': '营',
  '🈸': '申',
  '🈴': '合',
  '🈹': '割',
  '🈷': '月',
  '🉐': '得',
  '🉑': '可',
  '㊗': '祝',
  '㊙': '秘',
  '🔞': '18禁',
  '➕': '+',
  '➖': '-',
  '✖': '×',
  '➗': '÷',
  '🔟': '10',
  '💯': '100',
  '❓': '?',
  '❔': '?',
  '❗': '!',
  '❕': '!',
  '‼': '!',
  '⁉': '?',
}
const WORD = new RegExp(`(?:${Object.keys(WORDS).join('|')})\ufe0f?`, 'gu')
/** Ending in a keycap it is a number; a keycap before plain digits numbers a list. */
const KEYCAPS = /(?:[0-9#*]\ufe0f?\u20e3?)*[0-9#*]\ufe0f?\u20e3[0-9]*/gu
const HEAD = /^([0-9])\ufe0f?\u20e3(?=[0-9]+$)/u

/** `😂` to Douyin's `[笑哭了]`, so that both are treated alike; or to the word that it stands for. */
export function emojiAsCodes(text: string): string {
  return text
    .replace(KEYCAPS, row =>
      row.replace(HEAD, (_, digit) => RINGS.charAt(Number(digit))).replace(KEYCAP, '$1'),
    )
    .replace(WORD, emoji => WORDS[emoji.replace('\ufe0f', '')] ?? '')
    .replace(EMOJI, emoji => `[${emojiName(emoji)}]`)
}

/** Drops codes, names them (each once in a row) or counts them. */
export function codesSaid(text: string, how: SpeechSettings['text']['emoji']): string {
  if (how === 'out') return text.replace(CODES, ' ')
  return text.replace(RUN, run => {
    const names = [...run.matchAll(CODES)].map(([, name = '']) => name)
    if (how === 'count') return ` ${names.length}个表情 `
    return ` ${names.filter((name, at) => name !== names[at - 1]).join(' ')} `
  })
}

/** A group is named after the first person. */
function emojiName(emoji: string): string {
  const bare = emoji.replace(LOOKS, '')
  return nameOf(bare) ?? flagName(bare) ?? nameOf(bare.replace(/\u200d.*/u, '')) ?? NAMELESS
}

let names: Map<string, string> | undefined

function nameOf(emoji: string): string | undefined {
  // At the first emoji: a worker starts often.
  names ??= readNames()
  return names.get(emoji)
}

function readNames(): Map<string, string> {
  let code = -1
  return new Map(
    EMOJI_NAMES.split(' ').map(entry => {
      const [, between = '', name = ''] = entry.match(/^(\d*)(.*)$/) ?? []
      code += Number(between) + 1
      return [String.fromCodePoint(code), name]
    }),
  )
}

const FLAG = /^[\u{1f1e6}-\u{1f1ff}]{2}$/u
const FIRST_LETTER = 0x1f1e6

/** Names a flag by its country. */
function flagName(emoji: string): string | undefined {
  if (!FLAG.test(emoji)) return undefined
  const letters = Array.from(emoji, sign =>
    String.fromCharCode(65 + (sign.codePointAt(0) ?? 0) - FIRST_LETTER),
  )
  const country = new Intl.DisplayNames('zh', { type: 'region' }).of(letters.join(''))
  return country && `${country.replace(/\P{L}/gu, '').slice(0, 11)}旗`
}
