/** Bytes gzip'd. */
export async function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await through(bytes, new CompressionStream('gzip')).arrayBuffer())
}

/**
 * What was gzip'd, to be read as bytes or text.
 * @throws from its reading, where the bytes are no gzip
 */
export function gunzipped(bytes: Uint8Array<ArrayBuffer>): Response {
  return through(bytes, new DecompressionStream('gzip'))
}

/** What a stream makes of bytes. */
function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Response {
  const writer = stream.writable.getWriter()
  // What is wrong with the bytes is told to whoever reads.
  writer.write(bytes).catch(() => undefined)
  writer.close().catch(() => undefined)
  return new Response(stream.readable)
}
