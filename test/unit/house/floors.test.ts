import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * The floor plan, from the ground up: a folder may import what stands on a lower floor, and on its own floor only the
 * folders that are named behind it. `entrypoints/*` is one page each.
 */
const FLOORS: Record<string, string[]>[] = [
  { 'lib/model': [], 'proto/generated': [] },
  {
    'lib/protocol': [],
    'lib/capture': [],
    'lib/i18n': [],
    'lib/filter': ['lib/i18n'],
    'lib/settings': ['lib/filter'],
    'lib/browser': [],
  },
  {
    'lib/room': [],
    'lib/rules': [],
    'lib/recording': [],
    'lib/speech': ['lib/room', 'lib/rules'],
    'lib/store': ['lib/room', 'lib/recording', 'lib/speech'],
  },
  {
    'lib/feed': [],
    'lib/tally': [],
    'lib/archive': [],
    'lib/messages': ['lib/outlets'],
    'lib/outlets': [],
    'lib/bridge': [],
  },
  {
    'lib/worker': [],
    'lib/replay': [],
    'lib/inspector': [],
    'lib/settings-page': [],
    'lib/panel': ['lib/inspector', 'lib/settings-page'],
    'lib/ui': [],
    'lib/obs-page': [],
  },
  { 'lib/panel-ui': [] },
  { 'entrypoints/*': [] },
]
const PLACES = new Map(
  FLOORS.flatMap((rooms, floor) => Object.entries(rooms).map(([room, beside]) => [room, { floor, beside }])),
)

describe('the floor plan', () => {
  const imports = importsOf()

  test('each folder has a place in it', () => {
    const rooms = new Set(imports.flatMap(({ from, to }) => [from, to]))
    expect([...rooms].filter(room => !placeOf(room))).toEqual([])
  })

  test('imports lead to a lower floor, or to a folder beside that is named', () => {
    const wrong = imports.filter(({ from, to }) => from !== to && !isAllowed(from, to))
    expect(wrong.map(({ line }) => line)).toEqual([])
  })

  test('no edge is named that nothing uses', () => {
    const used = new Set(imports.map(({ from, to }) => `${from} > ${to}`))
    const named = [...PLACES].flatMap(([room, { beside }]) => beside.map(other => `${room} > ${other}`))
    expect(named.filter(edge => !used.has(edge))).toEqual([])
  })
})

function isAllowed(from: string, to: string): boolean {
  const [a, b] = [placeOf(from), placeOf(to)]
  return a !== undefined && b !== undefined && (b.floor < a.floor || a.beside.includes(to))
}

function placeOf(room: string) {
  return PLACES.get(room) ?? (room.startsWith('entrypoints/') ? PLACES.get('entrypoints/*') : undefined)
}

/** Every import of one file of ours by another: types, styles and what is fetched later too. */
function importsOf() {
  const files = execFileSync('git', ['ls-files', 'lib', 'entrypoints'], { encoding: 'utf8' }).split('\n')
  return files
    .filter(file => /\.(tsx?|css)$/.test(file))
    .flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map(match => {
        const target = join(dirname(file), match[1] ?? '')
        return { from: roomOf(file), to: roomOf(target), line: `${file} > ${target}` }
      }),
    )
}

/** `lib/room/session.ts` is in `lib/room`, `entrypoints/tap.content.ts` a page of its own. */
function roomOf(path: string): string {
  return path.split('/').slice(0, 2).join('/')
}
