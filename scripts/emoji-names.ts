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
const names = all.flatMap(({ unicode, label = '', group = 2 }) => {
  const emoji = unicode.replaceAll('\ufe0f', '')
  const wanted = (!LEFT_OUT.includes(group) || HEARTS.test(label)) && !emoji.includes('\u200d')
  const name = label.replace(/[:：].*/, '').replace(/[^\p{L}\p{N}]/gu, '')
  return wanted && name !== '' && [...name].length <= LONGEST ? [`${emoji}${name}`] : []
})
writeFileSync(
  TARGET,
  `/**
 * Each emoji with its name. Written by scripts/emoji-names.ts out of Unicode CLDR: Copyright © Unicode, Inc., used under
 * the Unicode License v3, https://www.unicode.org/license.txt
 */
export const EMOJI_NAMES =
  '${names.join(' ')}'
`,
)
console.log(`${TARGET}: ${names.length} names`)
