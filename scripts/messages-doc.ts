/**
 * npm run messages: writes docs/messages.md from lib/model/methods.ts, lib/model/kinds.ts and proto/webcast.proto.
 * A test fails if the document is older.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import protobuf from 'protobufjs'
import type { EventType } from '../lib/model/events.ts'
import { EVENT_TYPES, KINDS } from '../lib/model/kinds.ts'
import { METHODS, type MethodRow } from '../lib/model/methods.ts'
import { root } from './node.mjs'

export const MESSAGES_DOC = join(root, 'docs', 'messages.md')

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(MESSAGES_DOC, messagesDoc())

/** The whole document. */
export function messagesDoc(): string {
  const schemas = protobuf.loadSync(join(root, 'proto', 'webcast.proto'))
  const rows = Object.entries<MethodRow>(METHODS)
  return `# Messages

What Tingdan understands of a room: each message by its name on the wire, and the event that it becomes. Made by
\`npm run messages\` from \`lib/model/methods.ts\`, \`lib/model/kinds.ts\` and \`proto/webcast.proto\`; not to be edited.
How to add one is in [CONTRIBUTING.md](../CONTRIBUTING.md#adding-a-message-type), gifts have [a page of their
own](gifts.md), and the fields of each event are in \`lib/model/events.ts\`.

## Types of events

In the order of chips and switches. *Shown* and *spoken* say what holds before a user has changed it; the template is
what is read.

${table(
  ['Type', '中文', 'English', 'Shown', 'Spoken', 'Template'],
  EVENT_TYPES.map(type => {
    const { label, show, speak, template } = KINDS[type]
    return [code(type), label.zh, label.en, yes(show), yes(speak), template && code(template)]
  }),
)}

## Messages

${rows.length} of them. One that says nothing to a reader becomes \`system\`, whatever its type; some say several things and become
another type for each. Any other message is \`unknown\`, and shown by its fields. A name may come without \`Webcast\`.
${EVENT_TYPES.map(type => section(type, rows, schemas)).join('')}`
}

function section(type: EventType, all: readonly [string, MethodRow][], schemas: protobuf.Root): string {
  const rows = all.filter(([, row]) => row.type === type)
  if (rows.length === 0) return ''
  const lines = rows.map(([name, { schema, label }]) => [
    code(name),
    label.zh,
    label.en,
    schema === 'AnyMessage' ? '' : code(schema),
    fields(schemas.lookupType(`webcast.${schema}`)),
  ])
  const { zh, en } = KINDS[type].label
  return `\n### ${code(type)}: ${zh}, ${en}\n\n${table(['Name on the wire', '中文', 'English', 'Schema', 'Read of it'], lines)}\n`
}

/** Fields with numbers; of Common only the unusual ones. */
function fields({ fieldsArray }: protobuf.Type): string {
  const common = fieldsArray.find(({ name }) => name === 'common')?.resolve().resolvedType
  const ofCommon = common instanceof protobuf.Type ? common.fieldsArray.filter(({ id }) => id > 4) : []
  const own = fieldsArray.filter(({ name }) => name !== 'common')
  return [...own.map(named), ...ofCommon.map(field => `common.${named(field)}`)].join(', ')
}

function named({ name, id }: protobuf.Field): string {
  return `${snake(name)} ${id}`
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

function code(text: string): string {
  return `\`${text}\``
}

function yes(is: boolean): string {
  return is ? 'yes' : ''
}
