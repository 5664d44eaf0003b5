import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** What thinks: the same input gives the same output, whenever and wherever it runs. */
const PURE = [
  'lib/protocol',
  'lib/room',
  'lib/filter',
  'lib/rules',
  'lib/recording',
  'lib/feed',
  'lib/tally',
  'lib/speech/queue',
  'lib/speech/text',
  'lib/speech/*.ts',
  'lib/i18n/phrase*.ts',
  'lib/model',
  'lib/outlets/formats',
  'lib/outlets/*.ts',
]
/** The speaker waits; two files of the model make what others are given, and one of the outlets waits. */
const EXCEPT = ['lib/speech/speaker.ts', 'lib/model/clocks.ts', 'lib/model/replay.ts', 'lib/outlets/abort.ts']

const READS: Record<string, RegExp> = {
  'the clock': /\bDate\.now\b|\bnew Date\(\)|(?<!new )\bDate\(|\bperformance\b|\bTemporal\.Now\b/,
  'the time zone':
    /\bgetTimezoneOffset\b|\.[gs]et(FullYear|Month|Date|Day|Hours|Minutes)\(|\bto(Locale)?(Date|Time)String\(|\bDateTimeFormat\b/,
  chance: /\bMath\.random\b|\bcrypto\b/,
  'a timer': /\bset(Timeout|Interval|Immediate)\b|\brequest(AnimationFrame|IdleCallback)\b/,
}

/** Time, place and chance are arguments: a test and a replay give them too. */
describe('code that thinks reads no clock, no time zone and no chance', () => {
  const files = execFileSync('git', ['ls-files', ...PURE.map(glob), ...EXCEPT.map(file => `:!${file}`)], {
    encoding: 'utf8',
  }).split('\n')
  const sources = files.filter(file => /\.tsx?$/.test(file))

  test('each place has sources', () => {
    const empty = PURE.filter(place => !sources.some(file => file.startsWith(place.replace(/\*.*/, ''))))
    expect(empty).toEqual([])
  })

  test.each(Object.entries(READS))('%s', (_, pattern) => {
    const found = sources.flatMap(file =>
      codeOf(file).flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
    )
    expect(found).toEqual([])
  })

  test('the exceptions are needed', () => {
    const reads = (file: string) =>
      codeOf(file).some(line => Object.values(READS).some(pattern => pattern.test(line)))
    expect(EXCEPT.filter(file => !reads(file))).toEqual([])
  })
})

/** `*` stays within a folder. */
function glob(place: string): string {
  return place.includes('*') ? `:(glob)${place}` : place
}

/** The lines of a source, those of comments empty. */
function codeOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map(line => (/^\s*(\/\*|\*|\/\/)/.test(line) ? '' : line))
}
