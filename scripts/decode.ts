/**
 * npm run decode -- FILE...: writes captured frames as LiveEvents, one line of JSON each. A FILE is one PushFrame
 * (.bin), one Response (.response.bin) or many PushFrames, each after a 4-byte little-endian length (.frames,
 * .frames.gz). Faults go to standard error with file and byte offset (unpacked), the exit status is 1, and every
 * readable event is still written.
 * npm run decode -- --room FILE...: writes what a room makes of all files together: one entry a line, and a last line
 * with the totals. The page is taken to have joined before the first frame, so that nothing is history.
 * npm run decode -- --redact FILE...: writes `room.redacted.frames` beside each file, without names, texts and
 * unreadable parts, to report a bug with.
 * npm run decode -- --filter QUERY FILE...: writes only the events that the filter passes, by this machine's time zone. A
 * wrong query is told with its column, and nothing is read.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { createGunzip, gzipSync } from 'node:zlib'
import { compileFilter, type Matcher } from '../lib/filter/compile.ts'
import { parseFilter } from '../lib/filter/parse.ts'
import type { Entry, Totals } from '../lib/model/entry.ts'
import { type Decoded, decodeFrame, decodeResponse } from '../lib/protocol/decode.ts'
import { reasonOf } from '../lib/protocol/envelope.ts'
import { isGzip } from '../lib/protocol/inflate.ts'
import { type Found, framed, frameLength, splitFrames } from '../lib/recording/frames.ts'
import { readNote } from '../lib/recording/note.ts'
import type { Note } from '../lib/recording/recorded.ts'
import { redactFrame, redactPayload, redactRecorded } from '../lib/recording/redaction.ts'
import { RoomSession } from '../lib/room/session.ts'

const { values: flags, positionals } = parseArgs({
  options: {
    redact: { type: 'boolean', default: false },
    room: { type: 'boolean', default: false },
    filter: { type: 'string' },
  },
  allowPositionals: true,
})
const passes = flags.filter === undefined ? () => true : matcher(flags.filter)
const room = flags.room ? new RoomSession('', 0) : undefined
const files = passes === undefined ? [] : positionals
/** When the latest frame came, by the server's clock. */
let lastAt = 0
if (positionals.length === 0)
  fail(
    'usage: npm run decode -- [--redact | --room] [--filter QUERY] FILE... (.bin, .response.bin, .frames or .frames.gz)',
  )
for (const file of files) {
  try {
    if (flags.redact) await redactFile(file)
    else await decodeFile(file)
  } catch (error) {
    fail(`${file}: ${reasonOf(error)}`)
  }
}
if (room && files.length > 0) writeLines([{ totals: totalsOf(room) }])

/** The test of a query; undefined where it is no filter, which is told. */
function matcher(query: string): Matcher | undefined {
  const parsed = parseFilter(query)
  if (parsed.ok) return compileFilter(parsed.filter, { offset: -new Date().getTimezoneOffset() })
  const { code, column, found } = parsed.error
  fail(`filter: column ${column}: ${code}${found && ` at ${found}`}`)
  return undefined
}

async function decodeFile(file: string): Promise<void> {
  const bytes = new Uint8Array(readFileSync(file))
  const context = { roomId: '', receivedAt: Math.round(statSync(file).mtimeMs) }
  if (file.endsWith('.response.bin')) {
    write(file, decodeResponse(bytes, context), 0, 'http')
  } else if (isRecording(file)) {
    let note: Note | undefined
    for (const { frame, from } of await framesIn(file, bytes)) {
      const before = note?.kind === 'frame' ? { roomId: note.roomId, receivedAt: note.at } : context
      note = noteIn(file, frame, from)
      if (note?.kind === 'page') room?.describe(note.page)
      if (!note) write(file, decodeFrame(frame, before), from)
    }
  } else {
    write(file, decodeFrame(bytes, context), 0)
  }
}

/** The note in a frame; one that is broken is told. */
function noteIn(file: string, frame: Uint8Array, offset: number): Note | undefined {
  try {
    return readNote(frame)
  } catch (error) {
    fail(`${file}: offset ${offset}: note: ${reasonOf(error)}`)
    return undefined
  }
}

function isRecording(file: string): boolean {
  return file.endsWith('.frames') || file.endsWith('.frames.gz')
}

async function redactFile(file: string): Promise<void> {
  const bytes = new Uint8Array(readFileSync(file))
  if (file.endsWith('.response.bin')) {
    save(file, '.response.bin', redactPayload(bytes))
  } else if (isRecording(file)) {
    const redacted = framed((await framesIn(file, bytes)).flatMap(({ frame }) => redactRecorded(frame) ?? []))
    if (isGzip(bytes)) save(file, '.frames.gz', gzipSync(redacted))
    else save(file, '.frames', redacted)
  } else {
    save(file, extname(file), redactFrame(bytes))
  }
}

function save(file: string, ending: string, bytes: Uint8Array): void {
  const beside = `${file.replace(/(\.response\.bin|\.frames(\.gz)?|\.\w+)$/, '')}.redacted${ending}`
  writeFileSync(beside, bytes)
  process.stderr.write(`${beside}\n`)
}

/** Frames of a recording with their offsets; a length beyond the end gives the rest. */
async function framesIn(file: string, bytes: Uint8Array): Promise<Found[]> {
  const plain = isGzip(bytes) ? await gunzip(file, bytes) : bytes
  const { frames, end } = splitFrames(plain)
  if (end === plain.length) return frames
  const length = frameLength(plain, end) ?? 'less'
  fail(`${file}: offset ${end}: the length of a frame says ${length} than the file holds`)
  const from = end + 4
  return from < plain.length ? [...frames, { frame: plain.subarray(from), from }] : frames
}

/** As much as can be unpacked. */
async function gunzip(file: string, bytes: Uint8Array): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  try {
    const stream = createGunzip()
    stream.end(bytes)
    for await (const chunk of stream) chunks.push(chunk)
  } catch (error) {
    const there = chunks.reduce((sum, { length }) => sum + length, 0)
    fail(`${file}: offset ${there}: gzip: ${reasonOf(error)}`)
  }
  return Buffer.concat(chunks)
}

function write(file: string, decoded: Decoded, offset: number, via: 'socket' | 'http' = 'socket'): void {
  const { events, failure } = decoded
  if (room) writeLines(entriesOf(room, decoded, via).filter(entry => passes?.(entry)))
  else writeLines(events.filter(event => passes?.({ event })))
  if (failure) fail(`${file}: offset ${offset + failure.offset}: ${failure.reason}`)
}

/** What the room makes of a frame. Its time of receipt is the server's time: a file's frames came at other times. */
function entriesOf(room: RoomSession, decoded: Decoded, via: 'socket' | 'http'): Entry[] {
  const times = decoded.events.map(({ time, receivedAt }) => (time === receivedAt ? 0 : time))
  lastAt = Math.max(lastAt, decoded.now, ...times)
  if (decoded.failure) room.failFrame(lastAt)
  return room.accept({ ...decoded, via, at: lastAt, since: Number.NEGATIVE_INFINITY }).entries
}

function totalsOf(room: RoomSession): Omit<Totals, 'lastGiftAt'> {
  const { lastGiftAt: _, ...totals } = room.view(lastAt, []).totals
  return totals
}

function writeLines(lines: readonly object[]): void {
  if (lines.length > 0) process.stdout.write(`${lines.map(line => JSON.stringify(line)).join('\n')}\n`)
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}
