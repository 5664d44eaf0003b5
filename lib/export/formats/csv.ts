import { cellsOf } from '../cells.ts'
import { COLUMNS } from '../words.ts'
import type { Writer, WriterOptions } from '../writer.ts'

/** Without it Excel takes UTF-8 for something else. */
const BOM = '\ufeff'
/** What a spreadsheet would take for a formula. OWASP, "CSV Injection". */
const FORMULA = /^[=+\-@\t\r]/

/** A table as RFC 4180 has it, for Excel: with a BOM, and no cell that would be run. */
export function csvWriter(options: WriterOptions): Writer {
  const row = (cells: readonly (string | number)[]) => `${cells.map(cell).join()}\r\n`
  return {
    head: () => BOM + row(COLUMNS.map(column => options.words.columns[column])),
    session: () => '',
    line: line => {
      const cells = cellsOf(line, options)
      return row(COLUMNS.map(column => cells[column]))
    },
    tail: () => '',
  }
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const harmless = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
