import type { Entry } from '../model/entry.ts'
import type { LiveEvent } from '../model/events.ts'
import { gunzipped, gzipped } from './gzip.ts'

/**
 * Entries as JSON with each person, method and room once: they are most of an event and repeat. Neighbours are gzip'd
 * together later.
 */
interface Packed {
  room: string
  methods: string[]
  users: LiveEvent['user'][]
  /** Index in `methods`, in `users`; -1: nobody. */
  m: number[]
  u: number[]
  /** Without `user`, `method`, and a `roomId` equal to `room`. */
  entries: Entry[]
}

export function packText(entries: readonly Entry[]): string {
  const users = new Map<string, number>()
  const methods = new Map<string, number>()
  const room = entries[0]?.event.roomId ?? ''
  const m: number[] = []
  const u: number[] = []
  const packed = entries.map(entry => {
    const { user, method, roomId, ...event } = entry.event
    m.push(placeOf(method, methods))
    u.push(user ? placeOf(JSON.stringify(user), users) : -1)
    return JSON.stringify({ ...entry, event: roomId === room ? event : { roomId, ...event } })
  })
  const head = JSON.stringify({ room, methods: [...methods.keys()], m, u }).slice(0, -1)
  return `${head},"users":[${[...users.keys()].join()}],"entries":[${packed.join()}]}`
}

function placeOf(value: string, places: Map<string, number>): number {
  const place = places.get(value) ?? places.size
  places.set(value, place)
  return place
}

/**
 * One object per person.
 * @throws if not a pack
 */
export function entriesOf(text: string): Entry[] {
  const { room, methods, users, m, u, entries } = JSON.parse(text) as Packed
  for (const [at, { n, event }] of entries.entries()) {
    if (!Number.isSafeInteger(n) || typeof event?.type !== 'string') throw new Error('no entry')
    event.method = methods[m[at] ?? -1] ?? ''
    event.roomId ??= room
    const user = users[u[at] ?? -1]
    if (user) event.user = user
  }
  return entries
}

const encoder = new TextEncoder()

/** Plain at first: writing must be quick. */
export function plainBytes(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
  return encoder.encode(packText(entries))
}

/** A pack as sealed. */
export async function gzippedBytes(entries: readonly Entry[]): Promise<Uint8Array<ArrayBuffer>> {
  return gzipped(plainBytes(entries))
}

/** @throws if the bytes are not a pack */
export async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Entry[]> {
  return entriesOf(await textOf(bytes))
}

/** Searchable without parsing. */
export async function textOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const decoder = new TextDecoder()
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  if (!isGzip) return decoder.decode(bytes)
  // `Response.text` takes half as long again.
  const reader = gunzipped(bytes).getReader()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    text += decoder.decode(value, { stream: true })
  }
}

/** To find repeats after a restart. */
export function idsOf(entries: readonly Entry[]): BigUint64Array {
  const ids: bigint[] = []
  for (const { event } of entries) if (isId(event.id)) ids.push(BigInt(event.id))
  return BigUint64Array.from(ids)
}

const LARGEST_ID = 2n ** 64n - 1n

function isId(id: string): boolean {
  return id !== '' && id !== '0' && /^\d{1,20}$/.test(id) && BigInt(id) <= LARGEST_ID
}
