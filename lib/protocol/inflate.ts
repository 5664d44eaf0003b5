import {
  Z_BUF_ERROR,
  Z_FINISH,
  Z_OK,
  Z_STREAM_END,
  ZStream,
  zlibInflate,
  zlibInflateInit2,
  zlibInflateReset,
} from 'pako'

/** Limit against gzip bombs, far above the payloads of real rooms. */
export const INFLATE_LIMIT = 32 * 1024 * 1024

/** zlib windowBits: gzip only, largest window. */
const GZIP_WINDOW = 16 + 15
/** A larger output buffer is freed after use. */
const KEPT_BUFFER = 1024 * 1024

export interface Inflated {
  /** Valid until the next call of `inflate`. */
  bytes: Uint8Array
  /** Why it stopped early, and input bytes read. */
  failure?: { reason: string; offset: number }
}

/** Shared: creating a stream costs more than inflating a small frame. */
const stream = new ZStream()
let output = new Uint8Array(64 * 1024)

/**
 * By the magic number. The PushFrame header `compress_type` does not decide: plain payloads with it and gzip payloads
 * without it both occur.
 */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** By the magic number. Phones get zstd; no page has been seen to. */
export function isZstd(bytes: Uint8Array): boolean {
  return bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd
}

/**
 * Inflates gzip, up to 32 MiB. Synchronous: messages keep their order. Never throws.
 * @param bytes after the stream's end are ignored
 * @returns a failure if the stream is cut, broken or too large
 */
export function inflate(bytes: Uint8Array): Inflated {
  const ready = stream.state ? zlibInflateReset(stream) : zlibInflateInit2(stream, GZIP_WINDOW)
  if (ready !== Z_OK) throw Error(`inflate could not start: ${ready}`)
  stream.input = bytes
  stream.next_in = 0
  stream.avail_in = bytes.length
  stream.output = output
  stream.next_out = 0
  stream.avail_out = output.length
  for (;;) {
    const status = zlibInflate(stream, Z_FINISH)
    if (status === Z_STREAM_END) return done()
    const isFull = stream.avail_out === 0
    if (isFull && output.length >= INFLATE_LIMIT) return done(`inflates to more than ${INFLATE_LIMIT} bytes`)
    if (!isFull || (status !== Z_BUF_ERROR && status !== Z_OK))
      return done(stream.msg || 'gzip data ends early')
    grow()
  }
}

function grow(): void {
  const larger = new Uint8Array(Math.min(output.length * 4, INFLATE_LIMIT))
  larger.set(output)
  stream.output = output = larger
  stream.avail_out = output.length - stream.next_out
}

function done(reason?: string): Inflated {
  const inflated: Inflated = { bytes: output.subarray(0, stream.next_out) }
  if (reason) inflated.failure = { reason, offset: stream.next_in }
  if (output.length > KEPT_BUFFER) output = new Uint8Array(64 * 1024)
  return inflated
}
