import type { Chunk } from './writer.ts'

const PIECE = 1 << 18

/** Receives a file piece by piece. */
export interface Sink {
  /** Returns whether to flush. */
  add(chunk: Chunk): boolean
  flush(): Promise<void>
  write(chunk: Chunk): Promise<void>
  /** Completes the file; returns its size in bytes. */
  close(): Promise<number>
  abort(): Promise<void>
}

/** The user's file, or blobs, which the browser keeps on its disk. */
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

/** Waits until the browser has stored a blob, or they pile up in memory. */
async function handedOver(blob: Blob): Promise<Blob> {
  await blob.slice(-1).arrayBuffer()
  return blob
}
