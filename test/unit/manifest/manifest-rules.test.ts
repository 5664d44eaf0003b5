import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build } from 'wxt'
import { OPEN_PANEL_KEY, SHORTCUTS } from '../../../lib/messages/shortcuts.ts'
import { codeComplaints, manifestComplaints, textComplaints } from '../../../scripts/manifest-rules.ts'
import { MANIFESTS, type Table } from '../../../scripts/manifest-table.ts'
import { root } from '../../../scripts/node.mjs'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Path = (string | number)[]

describe.each(Object.entries(MANIFESTS))('the manifest that is built for %s', (browser, tableOf) => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const table: Table = tableOf(version)
  const folder = mkdtempSync(join(tmpdir(), 'tingdan-manifest-'))
  let built: Json

  beforeAll(async () => {
    await build({ root, browser, outDir: folder, logger: SILENT })
    built = JSON.parse(readFileSync(join(folder, `${browser}-mv3`, 'manifest.json'), 'utf8'))
  }, 300_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const complaints = (changed: Json) => manifestComplaints(changed, table)

  test('has what its table says', () => {
    expect(complaints(built)).toEqual([])
  })

  test('with the browser’s history page replaced is refused', () => {
    expect(complaints({ ...object(built), chrome_url_overrides: { history: 'history.html' } })).toEqual([
      'chrome_url_overrides ({"history":"history.html"}) is not in scripts/manifest-table.ts with a reason',
    ])
  })

  test.each<[Path, Json, string]>([
    [['permissions', 2], 'tabs', '"tabs" in permissions is not in scripts/manifest-table.ts with a reason'],
    [['permissions', 0], 'tabs', '"storage" in permissions is missing: settings stay in this browser'],
    [
      ['optional_permissions'],
      [],
      '"notifications" in optional_permissions is missing: a rule of the user may show a desktop notification',
    ],
    [['manifest_version'], 2, 'manifest_version is 2 and must be 3: Chrome takes no older one'],
    [['host_permissions'], [], 'host_permissions ([]) is not in scripts/manifest-table.ts with a reason'],
    [
      ['content_scripts', 0, 'matches', 0],
      '<all_urls>',
      '"<all_urls>" in content_scripts[0].matches is not in scripts/manifest-table.ts with a reason',
    ],
    [
      ['content_scripts', 2],
      { matches: ['<all_urls>'] },
      'content_scripts[2] ({"matches":["<all_urls>"]}) is not in scripts/manifest-table.ts with a reason',
    ],
    [
      ['commands', 'skip', 'suggested_key', 'default'],
      'F12',
      'commands.skip.suggested_key.default is "F12" and must be "Ctrl+Shift+2": at hand while another program has the focus',
    ],
    [['icons'], 'icon/128.png', 'icons is "icon/128.png" and must have the keys 16, 32, 48, 128'],
    [
      ['icons', 'constructor'],
      'x.png',
      'icons.constructor ("x.png") is not in scripts/manifest-table.ts with a reason',
    ],
  ])('with %j as %j is refused', (path, value, complaint) => {
    expect(complaints(put(built, path, value))).toContain(complaint)
  })

  const anything = fc.jsonValue() as fc.Arbitrary<Json>
  const names = fc.oneof(
    fc.string(),
    fc.constantFrom('__proto__', 'constructor', 'icons.16', '0', 'length', ''),
  )

  test('with any key added at any level is refused, with a line that names it', () => {
    const groups = placesOf(built).filter(path => isObject(get(built, path)))
    fc.assert(
      fc.property(fc.constantFrom(...groups), names, anything, (path, name, value) => {
        fc.pre(!Object.hasOwn(object(get(built, path)), name))
        const lines = complaints(put(built, [...path, name], value))
        expect(lines).toHaveLength(1)
        expect(lines[0]).toContain(`${name} (`)
      }),
    )
  })

  test('with anything added to any list is refused', () => {
    const lists = placesOf(built).filter(path => Array.isArray(get(built, path)))
    fc.assert(
      fc.property(fc.constantFrom(...lists), anything, (path, value) => {
        const list = get(built, path) as Json[]
        expect(complaints(put(built, [...path, list.length], value))).not.toEqual([])
      }),
    )
  })

  test('with anything changed or taken away at any level is refused', () => {
    const places = placesOf(built).filter(path => path.length > 0)
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.option(anything, { nil: undefined }), (path, value) => {
        fc.pre(JSON.stringify(value) !== JSON.stringify(get(built, path)))
        expect(complaints(put(built, path, value))).not.toEqual([])
      }),
    )
  })

  test('whatever stands in its place is refused', () => {
    fc.assert(fc.property(anything, value => complaints(value).length > 0))
  })
})

const SILENT = { debug() {}, log() {}, info() {}, warn() {}, error() {}, fatal() {}, success() {}, level: 0 }

function isObject(value: unknown): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function object(value: Json | undefined): { [key: string]: Json } {
  return isObject(value) ? value : {}
}

/** The path of every value in a document, its own first. */
function placesOf(value: Json | undefined, path: Path = []): Path[] {
  const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(object(value))
  return [path, ...inside.flatMap(([key, one]) => placesOf(one, [...path, key]))]
}

function get(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((at, key) => (at as Record<string, Json>)[key], value)
}

/** A copy with another value at a path; undefined takes it away. */
function put(value: Json, [key, ...rest]: Path, other: Json | undefined): Json {
  if (key === undefined) return other ?? null
  const inner = rest.length > 0 ? put((value as Record<string, Json>)[key] ?? null, rest, other) : other
  if (Array.isArray(value))
    return value
      .flatMap((one, at) => (at === key ? (inner ?? []) : one))
      .concat(key === value.length ? [inner ?? null] : [])
  const kept = Object.entries(object(value)).filter(([name]) => name !== key)
  return Object.fromEntries(inner === undefined ? kept : [...kept, [key, inner]])
}

describe('texts for the stores', () => {
  const texts = (name: string, description: string) => ({
    name: { message: name },
    description: { message: description },
  })

  test.each([
    ['a name that Edge cuts', texts('听'.repeat(46), '弹'), 'xx: name has 46 characters, stores take 45'],
    [
      'a summary that Chrome refuses',
      texts('听', '😀'.repeat(133)),
      'xx: description has 133 characters, stores take 132',
    ],
    ['no summary', { name: { message: '听' } }, 'xx: description is missing'],
  ])('%s is refused', (_, messages, complaint) => {
    expect(textComplaints('xx', messages)).toEqual([complaint])
  })

  test('of the longest that are taken, none is refused', () => {
    expect(textComplaints('xx', texts('听'.repeat(45), '😀'.repeat(132)))).toEqual([])
  })
})

test('a permission without a reason is refused', () => {
  const table = { permissions: { kind: 'list', reasons: { storage: 'settings', tabs: ' ' } } } as const
  expect(manifestComplaints({ permissions: ['storage', 'tabs'] }, table)).toEqual([
    '"tabs" in permissions has no reason',
  ])
})

describe('the keys that are suggested', () => {
  const globals = Object.values(SHORTCUTS).filter(key => key !== undefined)

  test('are no more than Chrome takes: it refuses the whole extension with more', () => {
    expect(globals.length + 1).toBeLessThanOrEqual(4)
    expect(new Set([...globals, OPEN_PANEL_KEY]).size).toBe(globals.length + 1)
  })

  test('are ones that Chrome takes for commands that work without the focus', () => {
    for (const key of globals) expect(key).toMatch(/^Ctrl\+Shift\+[0-9]$/)
  })

  test('open the panel by one that writes nothing and is not Chrome’s own', () => {
    expect(OPEN_PANEL_KEY).toMatch(/^Alt\+Shift\+[^TBAINP]$/)
  })
})

describe('a built script or page', () => {
  test.each([
    ['eval("1")', 'calls eval'],
    ['if(x)eval(a);{b()}', 'calls eval'],
    ['x=new Function("return this")', 'makes code of text with Function'],
    ['Function(`return this`)()', 'makes code of text with Function'],
    ['setTimeout("go()",1)', 'gives code as text to a timer'],
    ['importScripts("https://cdn.example/x.js")', 'imports a script from the network'],
    ['await import("https://cdn.example/x.js")', 'imports a module from the network'],
    ['import x from"https://cdn.example/x.js"', 'imports a module from the network'],
    ['<script src="//cdn.example/x.js"></script>', 'loads a script from the network'],
    ['(0,eval)(text)', 'calls eval'],
    ['globalThis.eval(text)', 'calls eval'],
    ['new Function(a,b)', 'makes code of text with Function'],
    ['const f=Function(a)', 'makes code of text with Function'],
    ['window.Function("a")', 'makes code of text with Function'],
    ['(()=>{}).constructor("return this")()', 'makes code of text with Function'],
    ['@import url(https://live.douyin.com/a.css);', 'loads a style from the network'],
    [
      'new WebSocket("ws://localhost:3000/")',
      'holds ws://localhost:3000/, which is not in scripts/addresses.ts with a reason',
    ],
    [
      'fetch("https://statistics.example/1")',
      'holds https://statistics.example/1, which is not in scripts/addresses.ts with a reason',
    ],
    [
      'x="https:\\/\\/cdn.example\\/x"',
      'holds https://cdn.example, which is not in scripts/addresses.ts with a reason',
    ],
    ['on("wxt:reload-extension",r)', "holds wxt's development client"],
    ['//# sourceMappingURL=background.js.map', 'names a source map'],
  ])('%s is refused', (text, complaint) => {
    expect(codeComplaints('background.js', text)).toContain(`background.js ${complaint}`)
  })

  test.each([
    'retrieval("x")',
    'medieval(x)',
    'typeof x=="function"&&x()',
    'new FunctionList(1)',
    'setTimeout(()=>go("x"),1)',
    'import{a}from"./chunks/a.js"',
    'const a="https://live.douyin.com/1"',
    'frames.eval=1',
    'a={address:`ws://127.0.0.1:9001`}',
    'class A{eval(a,b){return a}}',
    'this.a.eval(b,c)',
    'fetch("https://"+host)',
    'a.constructor(b)',
    'createElementNS("http://www.w3.org/2000/svg","g")',
  ])('%s is left alone', text => {
    expect(codeComplaints('background.js', text)).toEqual([])
  })
})
