/**
 * Writes lib/speech/text/emoji-names.ts, Chinese names of emoji from Unicode's CLDR, as `emojibase-data` packs it.
 * Run it for new emoji; the package is large, so it is no dependency.
 * npm pack emojibase-data && tar xzf emojibase-data-*.tgz package/zh/compact.json
 * node scripts/run.mjs scripts/emoji-names.ts package/zh/compact.json
 */
import { readFileSync, writeFileSync } from 'node:fs'

const TARGET = 'lib/speech/text/emoji-names.ts'
/** Groups of emojibase: parts of emoji, symbols, flags. Nobody says a button's name; flags need no table. */
const LEFT_OUT = [2, 8, 9]
/** Symbols that people do write. */
const HEARTS = /heart|心/
/** Only the part before a colon is understood within a sentence. */
const LONGEST = 6

interface Emoji {
  unicode: string
  label?: string
  group?: number
  tags?: string[]
}

const [source] = process.argv.slice(2)
if (!source) throw new Error('which file? See the head of scripts/emoji-names.ts')
const all = JSON.parse(readFileSync(source, 'utf8')) as Emoji[]
const names = new Map<number, string>()
for (const { unicode, label = '', group = 2 } of all) {
  const [emoji = '', ...more] = unicode.replaceAll('\ufe0f', '')
  const wanted = (!LEFT_OUT.includes(group) || HEARTS.test(label)) && more.length === 0
  const name = label.replace(/[:：].*/, '').replace(/[^\p{L}\p{N}]/gu, '')
  if (!wanted || [...name].length > LONGEST || !/^\p{L}/u.test(name)) continue
  names.set(emoji.codePointAt(0) ?? 0, name)
}
const codes = [...names.keys()].sort((a, b) => a - b)
const entries = codes.map((code, i) => `${code - (codes[i - 1] ?? -1) - 1 || ''}${names.get(code)}`)
writeFileSync(
  TARGET,
  `/**
 * Names of emoji in the order of their code points. A number before one is how many code points in between have none:
 * together with the emoji themselves it would be a third larger when packed. Written by scripts/emoji-names.ts out of Unicode
 * CLDR: Copyright © Unicode, Inc., used under the Unicode License v3, https://www.unicode.org/license.txt
 */
export const EMOJI_NAMES =
  '${entries.join(' ')}'
`,
)
console.log(`${TARGET}: ${entries.length} names`)
