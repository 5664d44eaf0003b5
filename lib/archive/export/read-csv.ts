/** Cells of a CSV table (RFC 4180), row by row; a cut end is read as far as it goes. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  // A cell, quoted or plain, and what ends it.
  for (const [whole, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"?|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (whole === '' && row.length === 0) break
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}
