import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'

/** Cell type: `string`, `float`, `date`, `time`, `percentage`, `currency`, `boolean`; '' empty. */
export interface CalcCell {
  type: string
  /** The text as shown. */
  text: string
  /** The number, or the date in ISO 8601; for a text the same as `text`. */
  value: string
  formula: boolean
}

/** LibreOffice reads CSV with "detect special numbers", in this language. */
const CSV = { zh: 'CSV:44,34,76,1,,2052,false,true', en: 'CSV:44,34,76,1,,1033,false,true' }

/**
 * Opens a table in LibreOffice without a screen, and returns its cells.
 * @param language of the spreadsheet, by which CSV is read
 */
export async function openInCalc(file: string, language: keyof typeof CSV = 'zh'): Promise<CalcCell[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'tingdan-calc-'))
  try {
    const args = [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless']
    if (file.endsWith('.csv')) args.push(`--infilter=${CSV[language]}`)
    await promisify(execFile)('soffice', [...args, '--convert-to', 'fods', '--outdir', folder, file])
    return cellsOf(readFileSync(join(folder, basename(file).replace(/\.\w+$/, '.fods')), 'utf8'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function cellsOf(fods: string): CalcCell[][] {
  const rows = [...fods.matchAll(/<table:table-row\b([^>]*)>(.*?)<\/table:table-row>/gs)]
  return rows.flatMap(([, attributes = '', content = '']) => {
    const cells = [
      ...content.matchAll(/<table:table-cell\b([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs),
    ].flatMap(([, own = '', inside = '']) => {
      const cell = cellOf(own, inside)
      return Array.from({ length: timesOf(own, 'columns') }, () => cell)
    })
    while (cells.at(-1)?.type === '') cells.pop()
    return cells.length === 0 ? [] : Array.from({ length: timesOf(attributes, 'rows') }, () => cells)
  })
}

function cellOf(attributes: string, inside: string): CalcCell {
  const paragraphs = [...inside.matchAll(/<text:p>(.*?)<\/text:p>|<text:p\/>/gs)].map(([, text = '']) =>
    plain(text),
  )
  const text = paragraphs.join('\n')
  const of = (name: string) => new RegExp(`office:${name}="([^"]*)"`).exec(attributes)?.[1]
  const value = of('value') ?? of('date-value') ?? of('time-value') ?? of('boolean-value') ?? text
  return { type: of('value-type') ?? '', text, value, formula: attributes.includes('table:formula') }
}

/** Cells and rows that are alike stand once, with how often. */
function timesOf(attributes: string, what: 'columns' | 'rows'): number {
  return Number(new RegExp(`number-${what}-repeated="(\\d+)"`).exec(attributes)?.[1] ?? 1)
}

const SIGNS: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }

function plain(text: string): string {
  return text
    .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_, count = '1') => ' '.repeat(Number(count)))
    .replace(/<text:tab\/>/g, '\t')
    .replace(/<text:line-break\/>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|apos);/g, sign => SIGNS[sign] ?? sign)
}
