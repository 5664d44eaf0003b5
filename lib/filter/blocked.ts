import { foldCase } from './fold-case.ts'

/** Signs between two characters of a word: `傻 * 逼`, `傻！！逼`. */
const MOST_BETWEEN = 4
const UNCOUNTED = /[\p{Z}\p{C}\p{M}\p{S}\p{P}]/u
/** An invisible filler whose class is letter. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u
/** Of emoji codes: a word that reaches into one takes the other half too. */
const BRACKETS: Readonly<Record<string, string>> = { '[': ']', '【': '】', '(': ')', '（': '）' }

interface Sign {
  char: string
  /** In the text, in UTF-16 units. */
  from: number
  to: number
  /** Number of uncounted signs before it. */
  gap: number
}

interface Node {
  next: Map<string, Node>
  isEnd: boolean
}

/**
 * Words neither shown nor spoken, found through width, case, simplified and traditional forms, and through marks,
 * invisible signs and spaces in between.
 */
export class Blocked {
  readonly #root: Node = { next: new Map(), isEnd: false }
  readonly size: number

  constructor(words: readonly string[]) {
    let size = 0
    for (const word of words) {
      const signs = signsOf(word)
      if (signs.length === 0) continue
      let node = this.#root
      for (const { char } of signs) {
        const next = node.next.get(char) ?? { next: new Map(), isEnd: false }
        node.next.set(char, next)
        node = next
      }
      node.isEnd = true
      size++
    }
    this.size = size
  }

  /** Whether the text has such a word. */
  isIn(text: string): boolean {
    if (!this.#mayBeIn(text)) return false
    const signs = signsOf(text)
    return signs.some((_, at) => this.#endAt(signs, at) > 0)
  }

  /** Replaces each word by `bleep`, with the other half of a bracket. */
  bleeped(text: string, bleep: string): string {
    if (!this.#mayBeIn(text)) return text
    const signs = signsOf(text)
    let said = ''
    let from = 0
    for (let at = 0; at < signs.length; at++) {
      const end = this.#endAt(signs, at)
      const first = signs[at]
      const last = signs[end - 1]
      if (!first || !last || end === 0) continue
      const [start, stop] = withBrackets(text, first.from, last.to)
      said += text.slice(from, Math.max(from, start)) + bleep
      from = stop
      at = end - 1
    }
    return said + text.slice(from)
  }

  /** Most texts hold no first character of a word. */
  #mayBeIn(text: string): boolean {
    if (this.size === 0) return false
    for (const char of foldCase(text).normalize('NFKD')) if (this.#root.next.has(char)) return true
    return false
  }

  /** Exclusive; 0 if no word begins at `start`. */
  #endAt(signs: readonly Sign[], start: number): number {
    let node: Node | undefined = this.#root
    let end = 0
    for (let at = start; at < signs.length; at++) {
      const sign = signs[at]
      if (!sign || (at > start && sign.gap > MOST_BETWEEN)) break
      node = node.next.get(sign.char)
      if (!node) break
      if (node.isEnd && stands(signs, start, at)) end = at + 1
    }
    return end
  }
}

/**
 * Short Latin words and numbers must stand alone: `sb` is not in `usb`, `64` not in `1640`. Longer ones match
 * anywhere.
 */
function stands(signs: readonly Sign[], start: number, end: number): boolean {
  const short = end - start < 3
  return !joins(signs[start - 1], signs[start], short) && !joins(signs[end], signs[end + 1], short)
}

function joins(left: Sign | undefined, right: Sign | undefined, short: boolean): boolean {
  if (!left || !right || right.gap > 0) return false
  return isDigit(left) ? isDigit(right) : short && isLatin(left) && isLatin(right)
}

const isDigit = ({ char }: Sign) => char >= '0' && char <= '9'
const isLatin = ({ char }: Sign) => char >= 'a' && char <= 'z'

/** The counted characters, folded. */
function signsOf(text: string): Sign[] {
  const signs: Sign[] = []
  let gap = 0
  let from = 0
  for (const point of text) {
    const to = from + point.length
    for (const char of foldCase(point).normalize('NFKD')) {
      if (!counts(char)) gap++
      else {
        signs.push({ char, from, to, gap })
        gap = 0
      }
    }
    from = to
  }
  return signs
}

/** Marks, blanks and invisible signs do not count. */
function counts(char: string): boolean {
  if ((char >= '一' && char <= '鿿') || (char >= 'a' && char <= 'z')) return true
  return !UNCOUNTED.test(char) && !INVISIBLE.test(char)
}

/** How far the other half of a bracket may be. */
const REACH = 14

/** Extends the range to the other half of a bracket. */
function withBrackets(text: string, from: number, to: number): [number, number] {
  for (const [open, close] of Object.entries(BRACKETS)) {
    const inside = text.slice(from, to)
    const opened = inside.split(open).length - inside.split(close).length
    if (opened > 0) {
      const end = text.slice(to, to + REACH).indexOf(close)
      if (end >= 0) return [from, to + end + 1]
    }
    if (opened < 0) {
      const start = text.slice(Math.max(0, from - REACH), from).lastIndexOf(open)
      if (start >= 0) return [Math.max(0, from - REACH) + start, to]
    }
  }
  return [from, to]
}
