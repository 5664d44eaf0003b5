/** Faults of a filter. The locales have the words. */
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

/** What could stand there. */
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

export interface FilterError {
  code: ErrorCode
  /** Start, in UTF-16 units from 0, as in an input's selection. */
  at: number
  /** In UTF-16 units; 0 at the end, if something is missing. */
  length: number
  /** For people: characters from 1. */
  column: number
  found: string
  expected: Expected[]
  /** The nearest right word. */
  nearest?: string
  /** The field whose value is wrong, by its first name. */
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

/** Adds the column and the text there. */
export function located(source: string, error: Omit<FilterError, 'column' | 'found'>): FilterError {
  const column = [...source.slice(0, error.at)].length + 1
  return { ...error, column, found: source.slice(error.at, error.at + error.length) }
}
