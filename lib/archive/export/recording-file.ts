import { joined } from '../../model/bytes.ts'
import { RecordingFault } from '../../recording/fault.ts'
import { frameLength, splitFrames } from '../../recording/frames.ts'
import { FRAME_LIMIT } from '../../recording/recorded.ts'

/** More unpacked bytes are a bomb. */
const LIMIT = 4 * 2 ** 30

/**
 * Streams a recording's frames, gzip'd or plain.
 * @param onBytes bytes of the file read
 * @throws RecordingFault if invalid or cut
 */
export async function* framesOf(file: Blob, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let before = 0
  let parts: Uint8Array[] = []
  let size = 0
  // Bytes needed for the next frame, so that a large one is joined once.
  let needed = 4
  for await (const chunk of plainChunks(file, onBytes)) {
    parts.push(chunk)
    size += chunk.length
    if (before + size > LIMIT) throw new RecordingFault('large', before)
    if (size < needed) continue
    const bytes = joined(parts)
    const { frames, end } = splitFrames(bytes)
    for (const { frame } of frames) yield frame
    before += end
    const rest = bytes.subarray(end)
    const next = frameLength(rest, 0) ?? 0
    if (next > FRAME_LIMIT) throw new RecordingFault(before === 0 ? 'strange' : 'large', before)
    parts = [rest]
    size = rest.length
    needed = 4 + next
  }
  if (size > 0) throw new RecordingFault(before === 0 ? 'strange' : 'cut', before)
}

async function* plainChunks(
  file: Blob,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const head = new Uint8Array(await file.slice(0, 3).arrayBuffer())
  const isGzip = head[0] === 0x1f && head[1] === 0x8b && head[2] === 8
  let done = 0
  const counted = file.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, control) {
        done += chunk.length
        onBytes(done)
        control.enqueue(chunk)
      },
    }),
  )
  const plain = isGzip ? counted.pipeThrough(new DecompressionStream('gzip')) : counted
  const reader = plain.getReader()
  let bytes = 0
  try {
    for (;;) {
      const next = await reader.read().catch(error => {
        throw isGzip && error instanceof TypeError ? new RecordingFault('gzip', bytes) : error
      })
      if (next.done) return
      bytes += next.value.length
      yield next.value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
