import { nearest } from '../filter/nearest.ts'
import type { EventType } from '../model/events.ts'
import { type FieldName, fieldsOf } from './fields.ts'

/** A group needs a value for each field. */
export type Piece = Plain | { kind: 'group'; pieces: Plain[] }
type Plain = { kind: 'text'; text: string } | { kind: 'field'; name: FieldName }

export interface TemplateError {
  problem:
    | 'unknown-field'
    | 'unclosed-field'
    | 'unopened-field'
    | 'unclosed-group'
    | 'unopened-group'
    | 'nested-group'
    | 'group-without-field'
  /** In UTF-16 units. */
  at: number
  length: number
  /** In characters, from 1. */
  column: number
  found?: string
  /** What may have been meant. */
  nearest?: FieldName
}

export type Template = { pieces: Piece[]; error?: undefined } | { pieces?: undefined; error: TemplateError }

/** An escaped sign, a field, a single sign, or text. */
const TOKEN = /\{\{|\}\}|\[\[|\]\]|\{([^{}[\]]*)\}|[{}[\]]|[^{}[\]]+/gu
/** From Chinese keyboards; of the same length, so positions stay right. */
const WIDE: Readonly<Record<string, string>> = { '｛': '{', '｝': '}', '【': '[', '】': ']' }

/**
 * `[groups]` vanish if a `{field}` in them is empty. `{{`, `}}`, `[[`, `]]`: the signs themselves. Stops at the first
 * error.
 */
export function parseTemplate(source: string, type: EventType): Template {
  const fields = fieldsOf(type)
  const pieces: Piece[] = []
  let group: { at: number; pieces: Plain[] } | undefined
  const wrong = (problem: TemplateError['problem'], at: number, length: number, more = {}): Template => ({
    error: { problem, at, length, column: [...source.slice(0, at)].length + 1, ...more },
  })

  for (const match of source.replace(/[｛｝【】]/g, sign => WIDE[sign] ?? sign).matchAll(TOKEN)) {
    const [token, named] = match
    const into = group?.pieces ?? pieces
    if (named !== undefined) {
      const found = named.trim()
      const name = fields.find(field => field === found)
      if (!name) {
        return wrong('unknown-field', match.index, token.length, { found, ...meant(found, fields) })
      }
      into.push({ kind: 'field', name })
    } else if (token === '{') return wrong('unclosed-field', match.index, 1)
    else if (token === '}') return wrong('unopened-field', match.index, 1)
    else if (token === '[') {
      if (group) return wrong('nested-group', match.index, 1)
      group = { at: match.index, pieces: [] }
    } else if (token === ']') {
      if (!group) return wrong('unopened-group', match.index, 1)
      if (!group.pieces.some(({ kind }) => kind === 'field'))
        return wrong('group-without-field', group.at, match.index + 1 - group.at)
      pieces.push({ kind: 'group', pieces: group.pieces })
      group = undefined
    } else
      into.push({ kind: 'text', text: token.length === 2 && /[{}[\]]/.test(token) ? token.charAt(0) : token })
  }
  return group ? wrong('unclosed-group', group.at, 1) : { pieces }
}

/** Empty if all fields outside of groups are: only particles would be left. */
export function filled(pieces: readonly Piece[], value: (name: FieldName) => string): string {
  let needed = 0
  let given = 0
  const said = pieces.map(piece => {
    if (piece.kind === 'text') return piece.text
    if (piece.kind === 'field') {
      const text = value(piece.name)
      needed++
      if (text !== '') given++
      return text
    }
    const parts = piece.pieces.map(part => (part.kind === 'text' ? part.text : value(part.name)))
    return piece.pieces.some(({ kind }, at) => kind === 'field' && parts[at] === '') ? '' : parts.join('')
  })
  return needed > 0 && given === 0 ? '' : said.join('')
}

/** Ignores case. */
function meant(found: string, fields: readonly FieldName[]): { nearest?: FieldName } {
  const byFolded = new Map(fields.map(name => [name.toLowerCase(), name]))
  const name = byFolded.get(nearest(found.toLowerCase(), byFolded.keys()) ?? '')
  return name ? { nearest: name } : {}
}
