/**
 * Writes lib/speech/text/emoji-names.ts, what emoji are called in Chinese, out of Unicode's CLDR as `emojibase-data`
 * packs it. To be run when Unicode has new ones: the package is large and needed for nothing else, so it is no
 * dependency.
 *
 *     npm pack emojibase-data && tar xzf emojibase-data-*.tgz package/zh/compact.json
 *     node scripts/run.mjs scripts/emoji-names.ts package/zh/compact.json
 */
import { readFileSync, writeFileSync } from 'node:fs'

const TARGET = 'lib/speech/text/emoji-names.ts'
/** By emojibase's numbers: parts of emoji, symbols and flags. Nobody means the name of a button; flags need no table. */
const LEFT_OUT = [2, 8, 9]
/** Symbols that people do write. */
const HEARTS = /heart|心/
/** Names are said between other words: what stands behind a colon would not be understood there. */
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
