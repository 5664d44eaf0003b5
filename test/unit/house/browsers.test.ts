import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { CompatData, Identifier } from '@mdn/browser-compat-data'
import { expect, test } from 'vitest'
import { MANIFESTS, type Table } from '../../../scripts/manifest-table.ts'

// 20 MB of JSON, which Vite is not to read.
const known: CompatData = createRequire(import.meta.url)('@mdn/browser-compat-data')

/** Asked for before it is used; a style that a browser does not know is left out, and a font is one of several. */
const GUARDED = new Set(['Highlight', 'CSS.highlights', '::highlight', 'font-family: ui-monospace'])

/** A constructor, or a global with a member: not a type, nor a class of ours. */
const GLOBAL = /\bnew ([A-Z]\w*)|(?<![\w.])([A-Z]\w*)\.([a-z]\w*)/g

const files = execFileSync('git', ['ls-files', 'lib', 'entrypoints', ':!lib/bridge'], { encoding: 'utf8' })
  .trim()
  .split('\n')
const sources = files.filter(file => /\.tsx?$/.test(file))
const styles = files.filter(file => file.endsWith('.css'))

const OLDEST = [
  ['chrome', oldest('chrome', 'minimum_chrome_version')],
  ['firefox', oldest('firefox', 'browser_specific_settings', 'gecko', 'strict_min_version')],
] as const

test.each(OLDEST)('%s %s has each constructor and static method that the code names', (browser, version) => {
  const missing = new Map<string, string>()
  for (const file of sources)
    for (const name of namesIn(readFileSync(file, 'utf8'))) {
      const since = sinceOf(name, browser)
      if (since > version && !GUARDED.has(name)) missing.set(`${name}: ${since}`, file)
    }
  expect(Object.fromEntries(missing)).toEqual({})
})

test.each(OLDEST)(
  '%s %s has each property, value, function and selector of the styles',
  (browser, version) => {
    const missing = new Map<string, string>()
    for (const file of styles)
      for (const [name, one] of featuresIn(readFileSync(file, 'utf8'))) {
        const since = versionOf(one, browser)
        if (since > version && !GUARDED.has(name)) missing.set(`${name}: ${since}`, file)
      }
    expect(Object.fromEntries(missing)).toEqual({})
  },
)

test('what is newer in a style is found, in whatever place', () => {
  const style = `@starting-style { } a:has(b)::highlight(x) { & b { field-sizing: content } width: round(1px, 2px);
    color: light-dark(red, blue); text-wrap: pretty;
    text-decoration: wavy; anchor-name: --x }`
  const since = Object.fromEntries(
    featuresIn(style).map(([name, one]) => [name, versionOf(one, 'firefox')] as const),
  )
  expect(since).toMatchObject({
    '@starting-style': 129,
    ':has': 121,
    '::highlight': 149,
    nesting: 117,
    'light-dark()': 120,
    'round()': 118,
    'text-decoration: wavy': 50,
  })
  for (const name of ['field-sizing', 'text-wrap: pretty', 'anchor-name'])
    expect(since[name]).toBeGreaterThan(140)
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
  return one ? versionOf(one, browser) : 0
}

function versionOf(one: Identifier, browser: 'chrome' | 'firefox'): number {
  const support = [one.__compat?.support[browser]].flat()[0]
  if (!support) return 0
  // `≤50`: at the latest.
  return Number.parseFloat(String(support.version_added).replace('≤', '')) || Number.POSITIVE_INFINITY
}

/** What a style uses, as far as it is known: names of one browser's own are not. */
function featuresIn(style: string): [name: string, feature: Identifier][] {
  const { 'at-rules': rules, properties, selectors, types } = known.css
  const text = style.replaceAll(/\/\*[\s\S]*?\*\/|"[^"]*"/g, '')
  const found: [string, Identifier | undefined][] = []
  for (const [, name = ''] of text.matchAll(/@([a-z][\w-]*)/g)) found.push([`@${name}`, rules?.[name]])
  for (const [, property = '', value = ''] of text.matchAll(
    /(?<![\w-])([a-z][\w-]*)\s*:\s*([^;{}]+)(?=[;}])/g,
  )) {
    const known = properties?.[property]
    found.push([property, known])
    for (const [word] of value.matchAll(/(?<![\w-])[a-z][\w-]*(?![\w-]*\()/g))
      found.push([`${property}: ${word}`, known?.[word]])
  }
  for (const [, name = ''] of text.matchAll(/(?<![\w-])([a-z][\w-]*)\(/g))
    found.push([`${name}()`, within(types ?? {}, name)])
  for (const [, selector = ''] of text.matchAll(/([^;{}]+)(?=\{)/g)) {
    for (const [all, name = ''] of selector.matchAll(/::?([a-z][\w-]*)/g))
      found.push([all, selectors?.[name]])
    if (selector.includes('&')) found.push(['nesting', selectors?.nesting])
  }
  return found.filter((one): one is [string, Identifier] => one[1] !== undefined)
}

/** A feature by its name, however deep. */
function within({ __compat: _, ...features }: Identifier, name: string): Identifier | undefined {
  if (features[name]) return features[name]
  for (const one of Object.values(features)) {
    const found = within(one, name)
    if (found) return found
  }
  return undefined
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
