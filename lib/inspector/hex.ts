/** Bytes per line that fit the narrowest panel. */
const IN_A_LINE = 8

/** Offset, bytes, printable ASCII. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += IN_A_LINE) {
    const part = [...bytes.subarray(at, at + IN_A_LINE)]
    const hex = part.map(byte => byte.toString(16).padStart(2, '0')).join(' ')
    const ascii = part.map(byte => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
    lines.push(`${at.toString(16).padStart(4, '0')}  ${hex.padEnd(IN_A_LINE * 3 - 1)}  ${ascii}`)
  }
  return lines.join('\n')
}
