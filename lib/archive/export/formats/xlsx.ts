import { Zip, ZipDeflate } from 'fflate'
import { type Cell, cellsOf } from '../cells.ts'
import { COLUMNS, type Column } from '../words.ts'
import type { Writer, WriterOptions } from '../writer.ts'
import { xmlText } from './xml-text.ts'

/** Excel's limit of rows per sheet. */
const ROWS = 1_000_000
/** And of UTF-16 units per cell. */
const CELL = 32_767
const WIDTHS: Partial<Record<Column, number>> = {
  time: 23,
  nickname: 18,
  text: 60,
  gift: 14,
  receiver: 14,
  roomTitle: 30,
  answered: 23,
}
const ID_WIDTH = 21

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Index of the time format among the styles; 0 is the default. */
const TIME_STYLE = 1
/** Excel needs one of each kind, and two fills. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss.000"/></numFmts><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`

/**
 * A workbook (ECMA-376), written as it comes: only what is being compressed is in memory. Texts are inline, which
 * needs no shared table; ids are texts, so not rounded; times are dates.
 */
export function xlsxWriter(options: WriterOptions): Writer {
  let out: Uint8Array<ArrayBuffer>[] = []
  const encoder = new TextEncoder()
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    out.push(new Uint8Array(bytes))
  })
  let sheet: ZipDeflate | undefined
  let sheets = 0
  let rows = 0
  let pending = ''

  const take = () => {
    const chunk = out
    out = []
    return chunk
  }
  const flush = (last = false) => {
    sheet?.push(encoder.encode(pending), last)
    pending = ''
  }
  const file = (name: string, text: string) => {
    const part = new ZipDeflate(name, { level: 6 })
    zip.add(part)
    part.push(encoder.encode(HEADER + text), true)
  }
  const begin = () => {
    sheet = new ZipDeflate(`xl/worksheets/sheet${++sheets}.xml`, { level: 4 })
    zip.add(sheet)
    rows = 0
    pending = `${HEADER}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${COLUMNS.map(widthOf).join('')}</cols><sheetData>`
    add(COLUMNS.map(column => options.words.columns[column]))
  }
  const end = () => {
    pending += '</sheetData></worksheet>'
    flush(true)
  }
  const add = (cells: readonly Cell[]) => {
    pending += `<row r="${++rows}">${cells.map(cell).join('')}</row>`
    if (pending.length > 65_536) flush()
  }

  return {
    head: () => {
      begin()
      return take()
    },
    session: () => '',
    line: line => {
      if (rows >= ROWS) {
        end()
        begin()
      }
      add(cellsOf(line, options))
      return out.length > 0 ? take() : ''
    },
    tail: () => {
      end()
      const numbers = Array.from({ length: sheets }, (_, at) => at + 1)
      file('[Content_Types].xml', contentTypes(numbers))
      file(
        '_rels/.rels',
        `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      )
      file('xl/workbook.xml', workbook(numbers))
      file('xl/styles.xml', STYLES)
      file('xl/_rels/workbook.xml.rels', workbookRelations(numbers))
      zip.end()
      return take()
    },
  }
}

function cell(value: Cell): string {
  if (value === '') return '<c/>'
  if (typeof value === 'number') return `<c><v>${value}</v></c>`
  if (value instanceof Date) return `<c s="${TIME_STYLE}"><v>${daysOf(value)}</v></c>`
  return `<c t="inlineStr"><is><t xml:space="preserve">${xmlText(value.slice(0, CELL))}</t></is></c>`
}

/** Days since the end of 1899 in local time: a workbook has no time zones. */
function daysOf(time: Date): number {
  return (time.getTime() - time.getTimezoneOffset() * 60_000) / 86_400_000 + 25_569
}

function widthOf(column: Column, at: number): string {
  const width = WIDTHS[column] ?? (column.endsWith('Id') ? ID_WIDTH : 10)
  return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`
}

function contentTypes(sheets: readonly number[]): string {
  const parts = sheets.map(
    n => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`,
  )
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>${parts.join('')}</Types>`
}

function workbook(sheets: readonly number[]): string {
  const parts = sheets.map(n => `<sheet name="${n}" sheetId="${n}" r:id="rId${n}"/>`)
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${parts.join('')}</sheets></workbook>`
}

function workbookRelations(sheets: readonly number[]): string {
  const parts = sheets.map(
    n => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  )
  return `<Relationships xmlns="${PACKAGE}/relationships">${parts.join('')}<Relationship Id="styles" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`
}
