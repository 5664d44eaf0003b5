import { type Expected, type FilterError, FilterProblem, located } from './error.ts'
import { type FieldName, fieldNamed, fieldWords } from './fields.ts'
import { foldCase } from './fold-case.ts'
import { nearest } from './nearest.ts'
import { expectedIn, readTest, readText } from './terms.ts'
import { type Token, tokenize } from './tokens.ts'
import type { Filter } from './tree.ts'

/** Longer filters are refused, in UTF-16 units. */
export const LONGEST_FILTER = 2_000
/** Brackets in brackets. */
const DEEPEST = 40

export type Parsed = { ok: true; filter: Filter } | { ok: false; error: FilterError }

/** Grammar in docs/filter.md. An empty text passes everything. Never throws; linear time. */
export function parseFilter(source: string): Parsed {
  try {
    if (source.length > LONGEST_FILTER) {
      const length = source.length - LONGEST_FILTER
      throw new FilterProblem({ code: 'too-long', at: LONGEST_FILTER, length, expected: ['less'] })
    }
    return { ok: true, filter: new Parser(source).parse() }
  } catch (problem) {
    if (!(problem instanceof FilterProblem)) throw problem
    return { ok: false, error: located(source, problem.error) }
  }
}

class Parser {
  #source: string
  #tokens: Token[]
  #next = 0
  #depth = 0

  constructor(source: string) {
    this.#source = source
    this.#tokens = tokenize(source)
  }

  parse(): Filter {
    if (this.#tokens.length === 0) return { kind: 'and', of: [] }
    const filter = this.#either()
    const left = this.#peek()
    if (left) throw problemAt(left, 'unexpected-close', ['term', 'open'])
    return filter
  }

  /** term {term} {or term {term}} */
  #either(): Filter {
    const parts = [this.#all()]
    while (this.#taken('or')) parts.push(this.#all())
    return joined('or', parts)
  }

  #all(): Filter {
    const parts = [this.#term()]
    for (;;) {
      const token = this.#peek()
      if (!token || token.kind === 'or' || token.kind === 'close') return joined('and', parts)
      this.#taken('and')
      parts.push(this.#term())
    }
  }

  #term(): Filter {
    let turned = false
    while (this.#taken('minus') || this.#taken('not')) turned = !turned
    const filter = this.#plainTerm()
    return turned ? negated(filter) : filter
  }

  #plainTerm(): Filter {
    const token = this.#peek()
    switch (token?.kind) {
      case 'open':
        return this.#bracket(token)
      case 'field':
        return this.#test(token)
      case 'word':
      case 'quoted':
      case 'pattern':
        this.#next++
        return { kind: 'text', whole: false, values: [readText(token)] }
      default:
        throw token
          ? problemAt(token, 'missing-term', ['term'])
          : this.#problemAtEnd('missing-term', ['term'])
    }
  }

  #bracket(open: Token): Filter {
    if (++this.#depth > DEEPEST) throw problemAt(open, 'too-deep', ['less'])
    this.#next++
    const filter = this.#either()
    if (!this.#taken('close')) throw problemAt(open, 'missing-close', ['close'])
    this.#depth--
    return filter
  }

  /** field operator value {, value} */
  #test(token: Token & { kind: 'field' }): Filter {
    this.#next++
    const field = nameOf(token)
    const values: Token[] = []
    do {
      const value = this.#peek()
      if (value?.kind !== 'word' && value?.kind !== 'quoted' && value?.kind !== 'pattern') {
        const at = value?.at ?? this.#source.length
        throw new FilterProblem({
          code: 'missing-value',
          at,
          length: 0,
          expected: [expectedIn(field)],
          field,
        })
      }
      values.push(value)
      this.#next++
    } while (this.#taken('comma'))
    const test = readTest(field, token, values)
    return token.operator === '!=' ? negated(test) : test
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#next]
  }

  #taken(kind: Token['kind']): boolean {
    if (this.#peek()?.kind !== kind) return false
    this.#next++
    return true
  }

  #problemAtEnd(code: 'missing-term', expected: Expected[]): FilterProblem {
    return new FilterProblem({ code, at: this.#source.length, length: 0, expected })
  }
}

function nameOf(token: Token & { kind: 'field' }): FieldName {
  const typed = foldCase(token.name)
  const field = fieldNamed(typed)
  if (field) return field
  const near = nearest(typed, fieldWords())
  throw new FilterProblem({
    code: 'unknown-field',
    at: token.at,
    length: token.nameEnd - token.at,
    expected: ['field', 'quote'],
    ...(near !== undefined && { nearest: near }),
  })
}

function problemAt(token: Token, code: FilterError['code'], expected: Expected[]): FilterProblem {
  return new FilterProblem({ code, at: token.at, length: token.end - token.at, expected })
}

function negated(filter: Filter): Filter {
  return filter.kind === 'not' ? filter.of : { kind: 'not', of: filter }
}

/** Flattens nested parts of the same kind. */
function joined(kind: 'and' | 'or', parts: Filter[]): Filter {
  const of = parts.flatMap(part => (part.kind === kind ? part.of : [part]))
  const [only] = of
  return only && of.length === 1 ? only : { kind, of }
}
