import { BARE_DATE_RULE, DATE_RULES } from './classes/dates.ts'
import { FRACTION_RULES } from './classes/fractions.ts'
import { CODE_RULE, IDENTITY_RULES } from './classes/identity.ts'
import { MEASURE_RULES } from './classes/measures.ts'
import { NAME_RULES, VERSION_RULES } from './classes/models.ts'
import { MONEY_RULES } from './classes/money.ts'
import { NUMBER_RULES } from './classes/number.ts'
import { SHORT_UNIT_RULES } from './classes/short-units.ts'
import { LIST_RULES, SIGN_RULES } from './classes/signs.ts'
import { NUMERIC, type Rule, type Token } from './token.ts'

/** In UTF-16 units. */
const SIGHT = 14

/** The first rule that matches wins. */
const DIGIT_RULES: readonly Rule[] = [
  CODE_RULE,
  ...LIST_RULES,
  ...NAME_RULES,
  ...MONEY_RULES,
  BARE_DATE_RULE,
  ...IDENTITY_RULES,
  ...DATE_RULES,
  ...FRACTION_RULES,
  ...SHORT_UNIT_RULES,
  ...MEASURE_RULES,
  ...VERSION_RULES,
  ...NUMBER_RULES,
]
const OTHER_RULES: readonly Rule[] = [
  CODE_RULE,
  ...MONEY_RULES,
  ...MEASURE_RULES,
  ...FRACTION_RULES,
  ...SIGN_RULES,
]

/** Only words begin in such a run. Latin letters have their own: a code may begin there. */
const WORDS = /(?:(?![A-Za-z])[\p{L}\p{M}])+|(?:(?![xX]\s?\d)[A-Za-z\p{M}])+|[\p{L}\p{M}]/uy
const SPACE = /\s+/y

/**
 * Cuts a line into tokens by shape and neighbours.
 * @param line plain characters, see `plain`
 * @returns tokens whose `text` joined is the line
 */
export function cut(line: string): Token[] {
  const tokens: Token[] = []
  let previous: Token | undefined
  for (let at = 0; at < line.length; ) {
    const token = tokenAt(line, at, previous)
    tokens.push(token)
    if (token.class !== 'space') previous = token
    at += token.text.length
  }
  return tokens
}

function tokenAt(line: string, at: number, previous: Token | undefined): Token {
  const char = line.charAt(at)
  // Only words begin with a Chinese character.
  if (char >= '一' && char <= '鿿') return wordsAt(line, at)
  const isDigit = char >= '0' && char <= '9'
  if (!isDigit) {
    SPACE.lastIndex = at
    const space = SPACE.exec(line)?.[0]
    if (space) return { class: 'space', text: space, said: ' ' }
  }
  const before = line.slice(Math.max(0, at - SIGHT), at)
  for (const rule of isDigit ? DIGIT_RULES : OTHER_RULES) {
    rule.shape.lastIndex = at
    const found = rule.shape.exec(line)
    if (!found || found[0] === '') continue
    const end = at + found[0].length
    const reading = rule.read(found, { before, after: line.slice(end, end + SIGHT), previous })
    if (reading === undefined) continue
    if (typeof reading === 'string') return { class: rule.class, text: found[0], said: reading }
    return {
      class: reading.class ?? rule.class,
      text: found[0],
      said: reading.said,
      ...(reading.value === undefined ? {} : { value: reading.value }),
    }
  }
  return wordsAt(line, at)
}

function wordsAt(line: string, at: number): Token {
  WORDS.lastIndex = at
  const words = WORDS.exec(line)?.[0]
  if (words) return { class: 'words', text: words, said: words }
  const point = String.fromCodePoint(line.codePointAt(at) ?? 0)
  // A narrow comma that separates no thousands is a pause.
  return { class: 'mark', text: point, said: point === ',' ? '，' : point }
}

/** With a pause where two numbers would run together. */
export function joined(tokens: readonly Token[]): string {
  let said = ''
  let last: Token | undefined
  let isApart = false
  for (const token of tokens) {
    if (token.class === 'space') {
      isApart = true
      continue
    }
    if (token.said === '' && token.class === 'sign') last = token
    if (token.said === '') continue
    said += between(last, token, isApart, said) + token.said
    last = token
    isApart = false
  }
  return said
}

/** `①黑色` lists, `①号` and `①和②` name. */
function opensItem(next: Token, said: string): boolean {
  return (
    next.class === 'words' && !said.endsWith('，') && !/^[号款都也和的个条件层楼套双支还]/.test(next.said)
  )
}

/** A pause, a blank or nothing. */
function between(last: Token | undefined, next: Token, isApart: boolean, said: string): string {
  if (last === undefined) return ''
  if (NUMERIC.has(last.class) && NUMERIC.has(next.class)) return said.endsWith('，') ? '' : '，'
  // A sign joins its two sides.
  if (last.class === 'sign' || next.class === 'sign') return ''
  if (next.class === 'enumeration' || (last.class === 'enumeration' && opensItem(next, said))) return '，'
  return isApart && next.class !== 'identity' ? ' ' : ''
}
