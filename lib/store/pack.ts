import type { LiveEvent } from '../protocol/events.ts'
import type { Entry } from '../room/entry.ts'

/**
 * Entries as bytes: JSON, in which each person stands once. A person is most of an event, and comes again and again;
 * so a pack is small, and fast to read. Later it is gzip'd together with its neighbours.
 */
interface Packed {
  users: LiveEvent['user'][]
  /** `u`: place of the event's person in `users`. */
  entries: (Entry & { u?: number })[]
}

/** Entries as the text of a pack. */
export function packText(entries: readonly Entry[]): string {
  const places = new Map<string, number>()
  const lines: string[] = []
  for (const entry of entries) {
    const { user, ...event } = entry.event
    if (!user) {
      lines.push(JSON.stringify(entry))
      continue
    }
    const person = JSON.stringify(user)
    const u = places.get(person) ?? places.size
    places.set(person, u)
    lines.push(JSON.stringify({ ...entry, event, u }))
  }
  return `{"users":[${[...places.keys()].join()}],"entries":[${lines.join()}]}`
}

/**
 * The entries of a pack's text. Those of one person share the object of that person.
 * @throws where the text is no pack
 */
export function entriesOf(text: string): Entry[] {
  const { users, entries } = JSON.parse(text) as Packed
  for (const entry of entries) {
    if (entry.u === undefined) continue
    const user = users[entry.u]
    if (user) entry.event.user = user
    delete entry.u
  }
  return entries
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** A pack as it is first written: plain, for writing must be quick. */
export function plainBytes(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
  return encoder.encode(packText(entries))
}

/** A pack for keeping. */
export function gzippedBytes(entries: readonly Entry[]): Promise<Uint8Array<ArrayBuffer>> {
  return through(plainBytes(entries), new CompressionStream('gzip'))
}

/**
 * Reads a pack.
 * @throws where the bytes are no pack
 */
export async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Entry[]> {
  return entriesOf(await textOf(bytes))
}

/** The text of a pack, to look into without reading its entries. */
export async function textOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  return decoder.decode(isGzip ? await through(bytes, new DecompressionStream('gzip')) : bytes)
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer())
}

/** The ids of events, for finding repeats after a restart; those without an id are left out. */
export function idsOf(entries: readonly Entry[]): BigUint64Array {
  const ids: bigint[] = []
  for (const { event } of entries) if (isId(event.id)) ids.push(BigInt(event.id))
  return BigUint64Array.from(ids)
}

const LARGEST_ID = 2n ** 64n - 1n

function isId(id: string): boolean {
  return id !== '' && id !== '0' && /^\d{1,20}$/.test(id) && BigInt(id) <= LARGEST_ID
}
