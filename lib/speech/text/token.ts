/** By shape and neighbours. */
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

/** A piece of a line. */
export interface Token {
  class: TokenClass
  /** As written. */
  text: string
  /** For a Chinese voice; empty: nothing. */
  said: string
  /** The number, or an identity's digits, as written. */
  value?: string
}

/** Two of these side by side need a pause. */
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

export interface Around {
  /** Last characters. */
  before: string
  /** Next characters. */
  after: string
  /** Last token that is no space. */
  previous: Token | undefined
}

/** Differences from the rule. */
export interface Reading {
  class?: TokenClass
  said: string
  value?: string
}

/** A shape and its reading; undefined: something else. */
export interface Rule {
  class: TokenClass
  /** Sticky. Repeats are bounded or possessive, so that time is linear. */
  shape: RegExp
  read: (found: RegExpExecArray, around: Around) => Reading | string | undefined
}

/** Right before the token, ignoring blanks and colons. */
export function isBehind(before: string, words: readonly string[] = []): boolean {
  const end = before.replace(/[\s:：是为,，(（]+$/, '')
  return words.some(word => end.endsWith(word))
}

/** Right behind the token. */
export function isBefore(after: string, words: readonly string[] = []): boolean {
  const start = after.replace(/^\s/, '')
  return words.some(word => start.startsWith(word))
}
