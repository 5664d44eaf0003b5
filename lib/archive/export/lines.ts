import { LineFault } from './line-fault.ts'

/** The longest line that is read, in UTF-16 units. */
const LONGEST = 4 << 20

/**
 * The lines of a file, read as they come.
 * @param onBytes told how many bytes were read so far
 * @throws LineFault where a line is longer than any of ours, or the bytes are no UTF-8
 */
export async function* linesOf(file: Blob, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const reader = file.stream().getReader()
  let rest = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    bytes += value.length
    onBytes(bytes)
    const lines = (rest + text(() => decoder.decode(value, { stream: true }))).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST) throw new LineFault('long')
    yield* lines
  }
  rest += text(() => decoder.decode())
  if (rest !== '') yield rest
}

function text(decode: () => string): string {
  try {
    return decode()
  } catch {
    throw new LineFault('text')
  }
}
