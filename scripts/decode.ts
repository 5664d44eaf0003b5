/**
 * npm run decode -- FILE...: reads captured frames and writes one LiveEvent a line as JSON to standard output.
 * A FILE is one PushFrame (.bin), one Response (.response.bin) or many PushFrames, each behind a 4-byte
 * little-endian length (.frames). What cannot be read is told on standard error with the file and the byte
 * offset, and makes the exit status 1; every event that could be read is still written.
 *
 * npm run decode -- --redact FILE...: writes each file anew beside itself, without the names and texts in it, as
 * `room.redacted.frames`: a recording to report a bug with. What cannot be read is left out.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { type Decoded, decodeFrame, decodeResponse } from '../lib/protocol/decode.ts'
import { reasonOf } from '../lib/protocol/envelope.ts'
import { redactFrame, redactPayload } from './redaction.ts'

const args = process.argv.slice(2)
const isRedacting = args[0] === '--redact'
const files = isRedacting ? args.slice(1) : args
if (files.length === 0) fail('usage: npm run decode -- [--redact] FILE... (.bin, .response.bin or .frames)')
for (const file of files) {
  try {
    if (isRedacting) redactFile(file)
    else decodeFile(file)
  } catch (error) {
    fail(`${file}: ${reasonOf(error)}`)
  }
}

function decodeFile(file: string): void {
  const bytes = new Uint8Array(readFileSync(file))
  const context = { roomId: '', receivedAt: Math.round(statSync(file).mtimeMs) }
  if (file.endsWith('.response.bin')) {
    write(file, decodeResponse(bytes, context), 0)
  } else if (file.endsWith('.frames')) {
    for (const { frame, from } of framesIn(file, bytes)) write(file, decodeFrame(frame, context), from)
  } else {
    write(file, decodeFrame(bytes, context), 0)
  }
}

function redactFile(file: string): void {
  const bytes = new Uint8Array(readFileSync(file))
  const parts: Uint8Array[] = []
  if (file.endsWith('.response.bin')) {
    parts.push(redactPayload(bytes))
  } else if (file.endsWith('.frames')) {
    for (const { frame } of framesIn(file, bytes)) {
      const redacted = redactFrame(frame)
      const length = new Uint8Array(4)
      new DataView(length.buffer).setUint32(0, redacted.length, true)
      parts.push(length, redacted)
    }
  } else {
    parts.push(redactFrame(bytes))
  }
  const ending = file.endsWith('.response.bin') ? '.response.bin' : extname(file)
  const beside = `${file.slice(0, file.length - ending.length)}.redacted${ending}`
  writeFileSync(beside, Buffer.concat(parts))
  process.stderr.write(`${beside}\n`)
}

/** The frames of a file, each with where it begins; a length that is more than there is gives what is there. */
function* framesIn(file: string, bytes: Uint8Array): Generator<{ frame: Uint8Array; from: number }> {
  let start = 0
  while (start < bytes.length) {
    const length = frameLength(bytes, start)
    const from = start + 4
    if (length === undefined || from + length > bytes.length) {
      fail(`${file}: offset ${start}: the length of a frame says ${length ?? 'less'} than the file holds`)
    }
    const end = length === undefined ? bytes.length : Math.min(from + length, bytes.length)
    if (from < end) yield { frame: bytes.subarray(from, end), from }
    start = Math.max(end, from)
  }
}

function frameLength(bytes: Uint8Array, at: number): number | undefined {
  return at + 4 > bytes.length
    ? undefined
    : new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true)
}

function write(file: string, { events, failure }: Decoded, offset: number): void {
  if (events.length > 0) process.stdout.write(`${events.map(event => JSON.stringify(event)).join('\n')}\n`)
  if (failure) fail(`${file}: offset ${offset + failure.offset}: ${failure.reason}`)
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}
