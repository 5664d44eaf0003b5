export async function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(through(bytes, new CompressionStream('gzip'))).arrayBuffer())
}

/**
 * Unpacks piece by piece.
 * @throws while reading, if not gzip
 */
export function gunzipped(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return through(bytes, new DecompressionStream('gzip'))
}

function through(
  bytes: Uint8Array<ArrayBuffer>,
  { readable, writable }: CompressionStream | DecompressionStream,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const writer = writable.getWriter()
  // The reader gets the error.
  writer.write(bytes).catch(() => undefined)
  writer.close().catch(() => undefined)
  return readable
}
