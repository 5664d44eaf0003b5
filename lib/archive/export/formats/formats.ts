import type { Writer, WriterOptions } from '../writer.ts'
import { assWriter } from './ass.ts'
import { csvWriter } from './csv.ts'
import { danmakuXmlWriter } from './danmaku-xml.ts'
import { jsonlWriter } from './jsonl.ts'
import { textWriter } from './text.ts'
import { xlsxWriter } from './xlsx.ts'

export interface Format {
  extension: string
  mime: string
  /** Shown over a recording, so it needs a start time. */
  overlay: boolean
  /** Every message of a gift combo, or no gifts; else a combo is one line. */
  steps: boolean
  writer: (options: WriterOptions) => Writer
}

/** In display order. */
export const FORMATS = {
  xlsx: {
    extension: 'xlsx',
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    overlay: false,
    steps: false,
    writer: xlsxWriter,
  },
  csv: { extension: 'csv', mime: 'text/csv', overlay: false, steps: false, writer: csvWriter },
  text: { extension: 'txt', mime: 'text/plain', overlay: false, steps: false, writer: textWriter },
  jsonl: { extension: 'jsonl', mime: 'application/jsonl', overlay: false, steps: true, writer: jsonlWriter },
  ass: { extension: 'ass', mime: 'text/x-ssa', overlay: true, steps: true, writer: assWriter },
  xml: { extension: 'xml', mime: 'application/xml', overlay: true, steps: true, writer: danmakuXmlWriter },
} as const satisfies Record<string, Format>

export type FormatName = keyof typeof FORMATS
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[]
