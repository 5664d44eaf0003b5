import { type Cell, cellsOf } from '../cells.ts'
import { COLUMNS, stamp } from '../words.ts'
import type { Writer, WriterOptions } from '../writer.ts'
import { textCell } from './text-cell.ts'

/** Excel needs it to read UTF-8. */
const BOM = '\ufeff'

/** CSV (RFC 4180) for Excel: with a BOM, and texts stay texts. */
export function csvWriter(options: WriterOptions): Writer {
  const row = (cells: readonly Cell[]) => `${cells.map(cell).join()}\r\n`
  return {
    head: () => BOM + row(COLUMNS.map(column => options.words.columns[column])),
    session: () => '',
    line: line => row(cellsOf(line, options)),
    tail: () => '',
  }
}

function cell(value: Cell): string {
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return stamp(value.getTime())
  const text = textCell(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
