/** How many signs that do not count may stand between two characters of a word: `傻 * 逼`. */
const MOST_BETWEEN = 4
/** Signs that end a sentence: a word never reaches over them. */
const SENTENCE_MARK = /[，。！？；：、,!?;:]/
const UNCOUNTED = /[\p{Z}\p{C}\p{M}\p{S}\p{P}]/u

interface Sign {
  char: string
  /** Where it stands in the text, in UTF-16 units. */
  from: number
  to: number
  /** How many uncounted signs stand before it. */
  gap: number
}

interface Node {
  next: Map<string, Node>
  /** The word that ends here. */
  word?: Sign[]
}

/** The words that are never spoken, found through width, case, marks, invisible signs and spaces between characters. */
export class Blocked {
  readonly #root: Node = { next: new Map() }
  readonly size: number

  constructor(words: readonly string[]) {
    let size = 0
    for (const word of words) {
      const signs = folded(word)
      if (signs.length === 0) continue
      let node = this.#root
      for (const { char } of signs) {
        const next = node.next.get(char) ?? { next: new Map() }
        node.next.set(char, next)
        node = next
      }
      node.word = signs
      size++
    }
    this.size = size
  }

  /** Whether the text has such a word. */
  isIn(text: string): boolean {
    if (this.size === 0) return false
    const signs = folded(text)
    return signs.some((_, at) => this.#endAt(signs, at) > 0)
  }

  /** The text with each such word replaced by `bleep`. */
  bleeped(text: string, bleep: string): string {
    if (this.size === 0) return text
    const signs = folded(text)
    let said = ''
    let from = 0
    for (let at = 0; at < signs.length; at++) {
      const end = this.#endAt(signs, at)
      const first = signs[at]
      const last = signs[end - 1]
      if (!first || !last || end === 0) continue
      said += text.slice(from, first.from) + bleep
      from = last.to
      at = end - 1
    }
    return said + text.slice(from)
  }

  /** Where the longest word that begins at `start` ends (exclusive); 0 where none begins. */
  #endAt(signs: readonly Sign[], start: number): number {
    let node: Node | undefined = this.#root
    let end = 0
    for (let at = start; at < signs.length; at++) {
      const sign = signs[at]
      if (!sign || (at > start && sign.gap > MOST_BETWEEN)) break
      node = node.next.get(sign.char)
      if (!node) break
      if (node.word && stands(signs, start, at)) end = at + 1
    }
    return end
  }
}

/** Short Latin words and numbers stand alone: `sb` is not in `usb`, `64` not in `1640`. Longer ones are found anywhere. */
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

/** The characters that count, each as its plain lower-case form. */
function folded(text: string): Sign[] {
  const signs: Sign[] = []
  let gap = 0
  let from = 0
  for (const point of text) {
    const to = from + point.length
    if (SENTENCE_MARK.test(point)) gap = MOST_BETWEEN + 1
    for (const char of point.normalize('NFKD').toLowerCase()) {
      if (UNCOUNTED.test(char)) gap++
      else {
        signs.push({ char, from, to, gap })
        gap = 0
      }
    }
    from = to
  }
  return signs
}
