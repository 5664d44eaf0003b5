import type { Entry } from '../../model/entry.ts'
import type { EventType } from '../../model/events.ts'
import { isObject } from '../../model/json.ts'
import { EVENT_TYPES } from '../../model/kinds.ts'
import type { Say } from '../../speech/field-values.ts'
import { type FieldName, fieldValue } from '../../speech/fields.ts'
import { filled, type Piece, parseTemplate, type TemplateError } from '../../speech/template.ts'
import type { Format } from '../format.ts'
import { OutletFailure } from '../model.ts'

/** JSON by type of event, in whose texts stand the fields of speech templates. */
export type Templates = Readonly<Partial<Record<EventType, unknown>>>

/** A template's text that is this is the outlet's option of that name; `@id` is the message's own. */
const OPTION = /^@(\w+)$/
/** A text that is one of these alone becomes a number. */
const NUMBERS: ReadonlySet<string> = new Set<FieldName>([
  'count',
  'diamonds',
  'price',
  'total',
  'online',
  'level',
  'fansLevel',
])

/** What is wrong with a template that a user wrote. */
export type TemplateFault =
  | { problem: 'json'; detail: string }
  | { problem: 'text'; text: string; error: TemplateError }

type Made = (entry: Entry, id: string) => unknown

/**
 * Reads a template that a user wrote.
 * @returns empty: nothing is sent of this type
 */
export function readTemplate(
  source: string,
  type: EventType,
): { template: unknown; fault?: undefined } | { fault: TemplateFault } {
  if (source.trim() === '') return { template: undefined }
  let template: unknown
  try {
    template = JSON.parse(source)
  } catch (error) {
    return { fault: { problem: 'json', detail: error instanceof Error ? error.message : '' } }
  }
  const fault = textsOf(template).flatMap((text): TemplateFault[] => {
    const { error } = OPTION.test(text) ? {} : parseTemplate(text, type)
    return error ? [{ problem: 'text', text, error }] : []
  })[0]
  return fault ? { fault } : { template }
}

/**
 * One JSON message for each event whose type has a template.
 * @param options what `@name` stands for
 * @throws OutletFailure where a template is wrong
 */
export function templateFormat(
  templates: Templates,
  options: Readonly<Record<string, string>>,
): Format<string> {
  const made = new Map<EventType, Made>()
  for (const type of EVENT_TYPES) {
    const template = templates[type]
    if (template !== undefined) made.set(type, compiled(template, type, options))
  }
  return {
    hello: () => [],
    room: () => [],
    gap: () => [],
    events: ({ entries, key }) =>
      entries.flatMap(entry => {
        const make = made.get(entry.event.type)
        const isRepeat = entry.adds?.gifts === 0
        return make && !isRepeat ? JSON.stringify(make(entry, `${key}:${entry.n}`)) : []
      }),
  }
}

function compiled(template: unknown, type: EventType, options: Readonly<Record<string, string>>): Made {
  if (typeof template === 'string') return compiledText(template, type, options)
  if (Array.isArray(template)) {
    const parts = template.map(part => compiled(part, type, options))
    return (entry, id) => parts.map(part => part(entry, id))
  }
  if (!isObject(template)) return () => template
  const parts = Object.entries(template).map(([name, part]) => [name, compiled(part, type, options)] as const)
  return (entry, id) => Object.fromEntries(parts.map(([name, part]) => [name, part(entry, id)]))
}

function compiledText(text: string, type: EventType, options: Readonly<Record<string, string>>): Made {
  const option = OPTION.exec(text)?.[1]
  if (option === 'id') return (_, id) => id
  if (option !== undefined) return () => options[option] ?? ''
  const { pieces, error } = parseTemplate(text, type)
  if (error) throw new OutletFailure({ kind: 'template', type })
  const [only] = pieces
  const isNumber = pieces.length === 1 && only?.kind === 'field' && NUMBERS.has(only.name)
  return entry => {
    const written = filledWith(pieces, entry)
    return isNumber ? Number(written) : written
  }
}

function filledWith(pieces: readonly Piece[], { event, adds }: Entry): string {
  const own = 'count' in event ? (event.count ?? 1) : 1
  const say = { ...WRITTEN, count: adds?.gifts ?? own }
  return filled(pieces, name => fieldValue(event, name, say))
}

/** As data, not for the ear. */
const WRITTEN: Omit<Say, 'count'> = {
  names: true,
  name: user => user?.nickname ?? '',
  text: raw => raw ?? '',
  number: String,
  yuan: String,
}

function textsOf(template: unknown): string[] {
  if (typeof template === 'string') return [template]
  return typeof template === 'object' && template !== null ? Object.values(template).flatMap(textsOf) : []
}
