import type { Chunk } from './writer.ts'

/** Gathered before it goes out. */
const PIECE = 1 << 20

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
  let parts: BlobPart[] = []
  let gathered = 0
  let bytes = 0
  const flush = async () => {
    if (parts.length === 0) return
    const blob = new Blob(parts)
    parts = []
    gathered = 0
    bytes += blob.size
    if (stream) await stream.write(blob)
    else give(blob)
  }
  const add = (chunk: Chunk) => {
    if (typeof chunk === 'string') {
      parts.push(chunk)
      gathered += chunk.length
    } else {
      parts.push(...chunk)
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
