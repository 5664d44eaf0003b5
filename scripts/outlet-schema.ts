/** `npm run schema`: writes the JSON Schema of the messages that outlets of our own format send. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { toJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'
import { entryEntries } from '../lib/archive/export/entry-schema.ts'
import type { RoomStatus } from '../lib/model/entry.ts'
import { TINGDAN_VERSION } from '../lib/outlets/formats/tingdan.ts'
import { root } from './node.mjs'

export const OUTLET_SCHEMA = join(root, 'docs', 'outlets', 'tingdan.schema.json')

const STATUSES = {
  waiting: 0,
  live: 0,
  silent: 0,
  reconnecting: 0,
  polling: 0,
  refused: 0,
  paused: 0,
  ended: 0,
  left: 0,
} satisfies Record<RoomStatus, 0>

const about = <S extends v.GenericSchema>(schema: S, text: string) => v.pipe(schema, v.description(text))
const number = v.pipe(v.number(), v.integer(), v.minValue(1))

const session = about(v.string(), 'Counts events: the room id, or an id of its own for a replay')
const room = about(v.string(), 'The room id of one broadcast, a decimal string')
const replay = about(v.exactOptional(v.literal(true)), 'A recording is played')

const ROOM = {
  room,
  webRid: about(v.string(), "The anchor's address behind live.douyin.com/; empty without personal data"),
  title: v.string(),
  anchor: v.string(),
  status: about(v.picklist(Object.keys(STATUSES)), 'As in the panel; left: no tab shows the room'),
  replay,
}

const { n, ...entry } = entryEntries

const hello = v.strictObject({
  type: v.literal('hello'),
  version: v.literal(TINGDAN_VERSION),
  app: v.literal('tingdan'),
  rooms: v.array(v.strictObject(ROOM)),
})
const status = v.strictObject({ type: v.literal('status'), ...ROOM })
const event = v.strictObject({
  type: v.literal('event'),
  session,
  n: about(n, 'Its number in the session; a number comes again only if the same event does'),
  room,
  replay,
  ...entry,
})
const gap = v.strictObject({
  type: v.literal('gap'),
  session,
  room,
  from: number,
  to: number,
  count: about(number, 'Events of these that are not sent, whether or not they would have passed the filter'),
  reason: about(
    v.picklist(['late', 'gone']),
    'late: more than an hour old, or more than 50,000 behind; gone: not in the history',
  ),
})

const pinned = v.union([
  v.strictObject({ type: v.literal('pinned'), event: about(v.null(), 'Nothing is pinned any more') }),
  v.strictObject({
    type: v.literal('pinned'),
    room,
    n,
    event: entry.event,
    answered: about(v.exactOptional(v.literal(true)), 'Ticked as answered since it was pinned'),
  }),
])

const answered = v.strictObject({
  type: v.literal('answered'),
  room,
  numbers: about(v.array(number), 'Events that the user has ticked as answered'),
  done: about(v.boolean(), 'false: the tick was taken back'),
})

/** The schema as the file has it. */
export function outletSchema(): string {
  const schema = toJsonSchema(v.union([hello, status, event, gap, pinned, answered]), {
    errorMode: 'ignore',
    definitions: { event: entry.event },
  })
  const title = 'A message of Tingdan’s own format, one JSON object in a WebSocket text frame'
  return `${JSON.stringify({ title, ...schema }, null, 1)}\n`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(OUTLET_SCHEMA, outletSchema())
