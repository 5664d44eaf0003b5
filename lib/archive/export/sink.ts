import type { Chunk } from './writer.ts'

/** Gathered before it goes out, in bytes. */
const PIECE = 1 << 18

/** Where a file is written to, piece by piece. */
export interface Sink {
  /** Takes a chunk; true where enough is gathered that it should be flushed. */
  add(chunk: Chunk): boolean
  flush(): Promise<void>
  write(chunk: Chunk): Promise<void>
  /** The file is whole. Returns its bytes. */
  close(): Promise<number>
  /** It will never be; what there was of it goes. */
  abort(): Promise<void>
}

/**
 * A sink to a file of the user's choice, or where there is none, to a receiver of blobs: those the browser keeps on
 * its disk.
 */
export async function sinkOf(
  file: FileSystemFileHandle | undefined,
  give: (blob: Blob) => void,
): Promise<Sink> {
  const stream = await file?.createWritable()
  const encoder = new TextEncoder()
  let pieces: Uint8Array<ArrayBuffer>[] = []
  let text = ''
  let gathered = 0
  let bytes = 0
  const encode = () => {
    if (text !== '') pieces.push(encoder.encode(text))
    text = ''
  }
  const flush = async () => {
    encode()
    if (pieces.length === 0) return
    const blob = new Blob(pieces)
    pieces = []
    gathered = 0
    bytes += blob.size
    if (stream) await stream.write(blob)
    else give(await handedOver(blob))
  }
  const add = (chunk: Chunk) => {
    if (typeof chunk === 'string') {
      text += chunk
      gathered += chunk.length
    } else {
      encode()
      pieces.push(...chunk)
      for (const { length } of chunk) gathered += length
    }
    return gathered >= PIECE
  }
  return {
    add,
    flush,
    write: async chunk => {
      if (chunk.length > 0 && add(chunk)) await flush()
    },
    close: async () => {
      await flush()
      await stream?.close()
      return bytes
    },
    abort: async () => {
      await stream?.abort().catch(() => undefined)
    },
  }
}

/** Waits until the browser has all of a blob: those that it has yet to fetch would gather in our own memory. */
async function handedOver(blob: Blob): Promise<Blob> {
  await blob.slice(-1).arrayBuffer()
  return blob
}
