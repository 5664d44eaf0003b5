import { LineFault } from './line-fault.ts'

const LONGEST = 4 << 20

/**
 * Streams a file's lines.
 * @param onBytes bytes read
 * @throws LineFault if a line is too long or not UTF-8
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
