import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { CompatData, Identifier } from '@mdn/browser-compat-data'
import { expect, test } from 'vitest'
import { MANIFESTS, type Table } from '../../../scripts/manifest-table.ts'

// 20 MB of JSON, which Vite is not to read.
const known: CompatData = createRequire(import.meta.url)('@mdn/browser-compat-data')

/** Asked for before it is used. */
const GUARDED = new Set(['Highlight', 'CSS.highlights'])

/** A constructor, or a global with a member: not a type, nor a class of ours. */
const GLOBAL = /\bnew ([A-Z]\w*)|(?<![\w.])([A-Z]\w*)\.([a-z]\w*)/g

const sources = execFileSync('git', ['ls-files', 'lib', 'entrypoints', ':!lib/bridge'], { encoding: 'utf8' })
  .split('\n')
  .filter(file => /\.tsx?$/.test(file))

test.each([
  ['chrome', oldest('chrome', 'minimum_chrome_version')],
  ['firefox', oldest('firefox', 'browser_specific_settings', 'gecko', 'strict_min_version')],
] as const)('%s %s has each constructor and static method that the code names', (browser, version) => {
  const missing = new Map<string, string>()
  for (const file of sources)
    for (const name of namesIn(readFileSync(file, 'utf8'))) {
      const since = sinceOf(name, browser)
      if (since > version && !GUARDED.has(name)) missing.set(`${name}: ${since}`, file)
    }
  expect(Object.fromEntries(missing)).toEqual({})
})

test('what is newer is found, and what is known to be old is not', () => {
  expect(sinceOf('URL.parse', 'chrome')).toBe(126)
  expect(sinceOf('Promise.withResolvers', 'firefox')).toBe(121)
  expect(sinceOf('Promise.all', 'chrome')).toBeLessThan(100)
  expect(namesIn('new Highlight(), CSS.highlights, our.Own.thing')).toEqual(['Highlight', 'CSS.highlights'])
})

function namesIn(text: string): string[] {
  return Array.from(text.matchAll(GLOBAL), ([, made, global, member]) => made ?? `${global}.${member}`)
}

/** The first version with a global or its static method; 0: not known to be of a browser. */
function sinceOf(name: string, browser: 'chrome' | 'firefox'): number {
  const [global = '', member] = name.split('.')
  const found: Identifier | undefined = known.api[global] ?? known.javascript.builtins?.[global]
  const one = member ? (found?.[`${member}_static`] ?? found?.[member]) : found
  const support = [one?.__compat?.support[browser]].flat()[0]
  if (!support) return 0
  return Number.parseFloat(String(support.version_added)) || Number.POSITIVE_INFINITY
}

/** A version that stands in a manifest. */
function oldest(browser: string, ...path: string[]): number {
  let table: Table = MANIFESTS[browser]?.('1.0.0') ?? {}
  for (const key of path) {
    const rule = table[key]
    if (rule?.kind === 'value') return Number.parseFloat(String(rule.value))
    if (rule?.kind === 'group') table = rule.keys
  }
  throw new Error(`no ${path.join('.')}`)
}
