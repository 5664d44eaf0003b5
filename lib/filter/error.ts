/** What is wrong with a filter. The words for it are in the locales. */
export type ErrorCode =
  | 'unknown-field'
  | 'unknown-choice'
  | 'missing-value'
  | 'missing-term'
  | 'missing-close'
  | 'unexpected-close'
  | 'unclosed-quote'
  | 'unclosed-pattern'
  | 'bad-pattern'
  | 'no-pattern'
  | 'bad-number'
  | 'bad-time'
  | 'bad-range'
  | 'bad-operator'
  | 'too-long'
  | 'too-deep'

/** What could have stood there instead. */
export type Expected =
  | 'term'
  | 'field'
  | 'value'
  | 'choice'
  | 'number'
  | 'time'
  | 'text'
  | 'equals'
  | 'open'
  | 'close'
  | 'quote'
  | 'slash'
  | 'pattern'
  | 'less'

/** What is wrong with a filter, and where. */
export interface FilterError {
  code: ErrorCode
  /** Where it begins, in UTF-16 units from 0: what an input's selection counts in. */
  at: number
  /** In UTF-16 units; 0 at the end of the text, where something is missing. */
  length: number
  /** The same place for a person: characters from 1. */
  column: number
  /** What stands there. */
  found: string
  expected: Expected[]
  /** The right thing that is nearest to what was found. */
  nearest?: string
  /** The field whose value it is about, by its first name. */
  field?: string
}

/** Ends parsing; never leaves `parseFilter`. */
export class FilterProblem extends Error {
  readonly error: Omit<FilterError, 'column' | 'found'>

  constructor(error: Omit<FilterError, 'column' | 'found'>) {
    super(error.code)
    this.error = error
  }
}

/** Adds what a person is told: the column, and what stands there. */
export function located(source: string, error: Omit<FilterError, 'column' | 'found'>): FilterError {
  const column = [...source.slice(0, error.at)].length + 1
  return { ...error, column, found: source.slice(error.at, error.at + error.length) }
}
