import { heads } from './cap.ts'
import { cut, joined } from './cut.ts'
import { codesSaid, emojiAsCodes } from './emoji.ts'
import { withoutForeign } from './language.ts'
import { withoutLinks } from './links.ts'
import { digitsSaid } from './numerals.ts'
import { threeAtMost } from './repeats.ts'
import { settled } from './settled.ts'
import { plain, tidy } from './signs.ts'
import type { Token } from './token.ts'

/** All but letters, digits and what joins words of a name. */
const DECORATION = /[^\p{L}\p{M}\p{N}\s·.'&-]+/gu
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu
/** Assigned, as in `用户8374628374`: four digits tell people apart. */
const LONG_NUMBER = /(\d{4})\d+/g
const NUMBER = /\d{3,}/g

/**
 * Drops emoji, links and decoration; cuts long numbers to four digits, read one by one. At most `most`
 * characters as a reader counts them; empty if nothing is sayable.
 */
export function nameSaid(nickname: string, most: number): string {
  return settled(nickname, name => once(name, most))
}

function once(name: string, most: number): string {
  const letters = withoutForeign(codesSaid(withoutLinks(plain(emojiAsCodes(name))), 'out'))
  const bare = letters.replace(DECORATION, ' ').replace(/\s+/g, ' ').replace(EDGES, '')
  const digits = bare.replace(LONG_NUMBER, '$1').replace(NUMBER, digitsSaid)
  const numbers = /\d/.test(digits) ? joined(cut(digits).map(shortNumber)).replace(/，/g, ' ') : digits
  return tidy(shortened(threeAtMost(numbers), most).replace(EDGES, ''))
}

/** Every voice reads one or two plain digits right. */
function shortNumber(token: Token): Token {
  return token.class === 'number' && token.said !== '两' ? { ...token, said: token.text } : token
}

/** Cuts between words if one ends in the second half. */
function shortened(name: string, most: number): string {
  const head = heads(name, most)
  if (head === name) return name
  const space = name[head.length] === ' ' ? head.length : head.lastIndexOf(' ')
  return space >= head.length / 2 ? head.slice(0, space) : head
}
