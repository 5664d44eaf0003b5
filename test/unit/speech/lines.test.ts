import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DEFAULTS } from '../../../lib/settings/schema/schema.ts'
import { numberSaid } from '../../../lib/speech/text/numerals.ts'
import { createWords } from '../../../lib/speech/words.ts'

/** Lines with what a listener accepts to hear, beside the project: they are not ours to publish. */
const SHARED = new URL('../../../../shared/speech/lines.tsv', import.meta.url)
const OWN = new URL('lines.tsv', import.meta.url)
const { text } = createWords(DEFAULTS.speech, {})

function rowsOf(file: URL): [kind: string, written: string, said: string][] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(row => row.split('\t'))
    .map(([kind = '', written = '', said = '']) => [kind, written, said])
}

test('our own table: what is said of each line is what was heard to be right', () => {
  const rows = rowsOf(OWN)
  expect(rows.length).toBeGreaterThan(400)
  expect(
    rows.filter(([, written, said]) => text(written) !== said).map(row => [...row, text(row[1])]),
  ).toEqual([])
})

test('our own table has lines of every class', () => {
  const kinds = new Set(rowsOf(OWN).map(([kind]) => kind))
  const wanted =
    'words number identity money measure date year time score fraction percent temperature version model size laughter enumeration sign emoji face link mention'
  expect(wanted.split(' ').filter(kind => !kinds.has(kind))).toEqual([])
})

/** Pauses are one, and a number that is left as digits is read as its value, as any voice would. */
function heard(said: string): string {
  const written = said === '-' ? '' : said.replace(/\d+(?:\.\d+)?/g, numberSaid)
  return written
    .replace(/[\s，。！？、,.!?]+/g, '，')
    .replace(/^，|，$/g, '')
    .toUpperCase()
}

describe.skipIf(!existsSync(SHARED))('the lines beside the project', () => {
  test('are heard as a listener accepts them', () => {
    const rows = existsSync(SHARED) ? rowsOf(SHARED) : []
    const wrong = rows.filter(
      ([, written, accepted]) => !accepted.split(' | ').some(each => heard(each) === heard(text(written))),
    )
    expect(wrong.map(([, written]) => [written, text(written)])).toEqual([])
  })
})
