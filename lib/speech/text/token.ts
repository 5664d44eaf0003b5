/** What a piece of a line is, decided once by its shape and its neighbours. */
export type TokenClass =
  | 'words'
  | 'space'
  | 'mark'
  | 'link'
  | 'share'
  | 'mention'
  | 'code'
  | 'identity'
  | 'date'
  | 'year'
  | 'time'
  | 'score'
  | 'fraction'
  | 'percent'
  | 'money'
  | 'measure'
  | 'temperature'
  | 'version'
  | 'model'
  | 'size'
  | 'laughter'
  | 'enumeration'
  | 'number'
  | 'sign'

/** One piece of a line: what was written, and what is said of it. */
export interface Token {
  class: TokenClass
  /** As it stands in the line. */
  text: string
  /** What a Chinese voice is given; empty where nothing is said. */
  said: string
  /** The number that it stands for, or the digits of an identity, as written; absent where it has no value. */
  value?: string
}

/** Classes that are numbers: two of them side by side need a pause between them. */
export const NUMERIC: ReadonlySet<TokenClass> = new Set<TokenClass>([
  'identity',
  'date',
  'year',
  'time',
  'score',
  'fraction',
  'percent',
  'money',
  'measure',
  'temperature',
  'version',
  'model',
  'laughter',
  'enumeration',
  'number',
])

/** What stands around a token. */
export interface Around {
  /** The last characters before it. */
  before: string
  /** The next characters behind it. */
  after: string
  /** The token before it that is no space. */
  previous: Token | undefined
}

/** What a rule makes of what it found: what is said, and the value where it is another than the digits found. */
export interface Reading {
  class?: TokenClass
  said: string
  value?: string
}

/** A shape, looked for at one place of the line, and what it is there; undefined: something else. */
export interface Rule {
  class: TokenClass
  /** Sticky. Whatever repeats in it is bounded or cannot be given back, so that time is linear. */
  shape: RegExp
  read: (found: RegExpExecArray, around: Around) => Reading | string | undefined
}

/** Whether one of these words stands right before the token, blanks and colons aside. */
export function isBehind(before: string, words: readonly string[] = []): boolean {
  const end = before.replace(/[\s:：是为,，(（]+$/, '')
  return words.some(word => end.endsWith(word))
}

/** Whether one of these words comes right behind the token. */
export function isBefore(after: string, words: readonly string[] = []): boolean {
  const start = after.replace(/^\s/, '')
  return words.some(word => start.startsWith(word))
}
