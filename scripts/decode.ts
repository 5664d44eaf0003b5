/**
 * npm run decode -- FILE...: reads captured frames and writes one LiveEvent a line as JSON to standard output.
 * A FILE is one PushFrame (.bin), one Response (.response.bin) or many PushFrames, each behind a 4-byte
 * little-endian length (.frames). What cannot be read is told on standard error with the file and the byte
 * offset, and makes the exit status 1; every event that could be read is still written.
 */
import { readFileSync, statSync } from 'node:fs'
import { type Decoded, decodeFrame, decodeResponse } from '../lib/protocol/decode.ts'
import { reasonOf } from '../lib/protocol/envelope.ts'

const files = process.argv.slice(2)
if (files.length === 0) fail('usage: npm run decode -- FILE... (.bin, .response.bin or .frames)')
for (const file of files) {
  try {
    decodeFile(file)
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
    let start = 0
    while (start < bytes.length) {
      const length = frameLength(bytes, start)
      const from = start + 4
      if (length === undefined || from + length > bytes.length) {
        fail(`${file}: offset ${start}: the length of a frame says ${length ?? 'less'} than the file holds`)
      }
      const end = length === undefined ? bytes.length : Math.min(from + length, bytes.length)
      if (from < end) write(file, decodeFrame(bytes.subarray(from, end), context), from)
      start = Math.max(end, from)
    }
  } else {
    write(file, decodeFrame(bytes, context), 0)
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
