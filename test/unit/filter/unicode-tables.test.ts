import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { withBrowserTables } from '../../../scripts/browser-tables.ts'

interface Table {
  length: number
  getLo(index: number): number
  getHi(index: number): number
  getStride(index: number): number
}
interface Tables {
  has(name: string): boolean
  get(name: string): Table | null
  /** RE2JS's own only. */
  initializer?: Record<string, unknown>
}
interface Module {
  RE2JS: typeof import('re2js').RE2JS
  UnicodeTables: Record<'CATEGORIES' | 'SCRIPTS' | 'FOLD_CATEGORIES' | 'FOLD_SCRIPT', Tables> & {
    Print: Table
  }
}

const folder = mkdtempSync(join(tmpdir(), 'tingdan-re2js-'))
afterAll(() => rmSync(folder, { recursive: true }))

const source = readFileSync(fileURLToPath(import.meta.resolve('re2js')), 'utf8')
const from = new URL('../../../lib/filter/unicode-tables.ts', import.meta.url)
const theirs = await load('theirs', source)
const ours = await load('ours', withBrowserTables(source, from.href))

/** RE2JS from that source, with its tables, which it does not export. */
async function load(name: string, code: string): Promise<Module> {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(file, `${code}\nexport { UnicodeTables }`)
  return import(pathToFileURL(file).href)
}

/** First and last code points by turns, ranges that touch made one. */
function rangesOf(...tables: (Table | null)[]): number[] {
  const ranges: [number, number][] = []
  for (const table of tables) {
    for (let i = 0; table && i < table.length; i++) {
      const stride = table.getStride(i)
      if (stride === 1) ranges.push([table.getLo(i), table.getHi(i)])
      else for (let code = table.getLo(i); code <= table.getHi(i); code += stride) ranges.push([code, code])
    }
  }
  const flat: number[] = []
  for (const [lo, hi] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = flat.at(-1)
    if (last === undefined || lo > last + 1) flat.push(lo, hi)
    else flat[flat.length - 1] = Math.max(last, hi)
  }
  return flat
}

const names = (tables: Tables) => Object.keys(tables.initializer ?? {})

// Both are of one version of Unicode. Should Node know a newer one, its new signs are what differs.
test.each(names(theirs.UnicodeTables.CATEGORIES))('the browser has the signs of \\p{%s}', name => {
  const expected = theirs.UnicodeTables.CATEGORIES.get(name)
  expect(rangesOf(ours.UnicodeTables.CATEGORIES.get(name))).toEqual(rangesOf(expected))
})

test.each(names(theirs.UnicodeTables.FOLD_CATEGORIES))('in any case too: \\p{%s}', name => {
  const { CATEGORIES, FOLD_CATEGORIES } = theirs.UnicodeTables
  const expected = rangesOf(CATEGORIES.get(name), FOLD_CATEGORIES.get(name))
  expect(rangesOf(ours.UnicodeTables.FOLD_CATEGORIES.get(name))).toEqual(expected)
})

const scripts = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Latin', 'Cyrillic', 'Arabic', 'Thai', 'Common']
test.each([...scripts, 'Greek', 'Inherited'])('the browser has the signs of the script %s', name => {
  const { SCRIPTS, FOLD_SCRIPT } = theirs.UnicodeTables
  expect(rangesOf(ours.UnicodeTables.SCRIPTS.get(name))).toEqual(rangesOf(SCRIPTS.get(name)))
  const folded = rangesOf(SCRIPTS.get(name), FOLD_SCRIPT.get(name))
  expect(rangesOf(ours.UnicodeTables.FOLD_SCRIPT.get(name))).toEqual(folded)
})

test('every name that RE2JS knows is known', () => {
  const { SCRIPTS } = theirs.UnicodeTables
  expect(names(SCRIPTS).length).toBeGreaterThan(150)
  expect(names(SCRIPTS).filter(name => !ours.UnicodeTables.SCRIPTS.has(name))).toEqual([])
})

test('a name is no way to write another expression', () => {
  for (const name of ['Nope', '', 'L}|\\p{N', 'L}', '^L']) {
    expect(ours.UnicodeTables.CATEGORIES.has(name)).toBe(false)
    expect(ours.UnicodeTables.CATEGORIES.get(name)).toBeNull()
  }
})

test('what is printed as it is, is the same', () => {
  expect(rangesOf(ours.UnicodeTables.Print)).toEqual(rangesOf(theirs.UnicodeTables.Print))
})

test('patterns find the same', () => {
  const texts = ['主播你好', 'ABC abc', 'Ωω σς', '１２3', '😀 ok', 'ｱｲｳ', 'ß ſ K k', '\u0301', '—…！', '']
  const patterns = [
    '\\p{Han}{2}',
    '\\P{L}',
    '\\p{Lu}',
    '\\p{Ll}',
    '^\\pN+',
    '[\\p{Greek}\\p{Nd}]',
    '[^\\p{Latin}]',
  ]
  for (const pattern of [...patterns, '\\p{^Han}', '\\p{Emoji_Presentation}', '\\p{Any}', '\\p{Assigned}']) {
    for (const flags of [0, theirs.RE2JS.CASE_INSENSITIVE]) {
      const found = (by: Module) => texts.map(text => by.RE2JS.compile(pattern, flags).matcher(text).find())
      expect(found(ours), `/${pattern}/ ${flags}`).toEqual(found(theirs))
    }
  }
  expect(() => ours.RE2JS.compile('\\p{Nope}')).toThrow('invalid character class range')
})

test('another version of RE2JS stops the build', () => {
  expect(() => withBrowserTables(source.replace('_Print', '_Printed'), from.href)).toThrow('re2js')
})
