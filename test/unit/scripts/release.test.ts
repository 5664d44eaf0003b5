import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { checksums, notesOf, sourceFiles } from '../../../scripts/release-parts.ts'
import { filesOf, zipFiles } from '../../../scripts/zip-files.ts'

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.0.0] - 2026-11-28

### Added

- A bridge. [docs/bridge.md](docs/bridge.md), as [before](https://example.com/).

## [0.1.0] - 2026-11-23

- First.

[1.0.0]: https://example.com/1.0.0
`

describe('the notes of a release', () => {
  test('are its section; links of the project lead to its repository at that version', () => {
    const repository = { url: 'https://example.com/a/b', tag: 'v1.0.0' }
    expect(notesOf(CHANGELOG, '1.0.0', repository)).toBe(
      '### Added\n\n- A bridge. [docs/bridge.md](https://example.com/a/b/blob/v1.0.0/docs/bridge.md), as [before](https://example.com/).\n',
    )
    expect(notesOf(CHANGELOG, '1.0.0')).toContain('A bridge. docs/bridge.md, as')
    expect(notesOf(CHANGELOG, '0.1.0')).toBe('- First.\n')
  })
  test.each(['2.0.0', 'Unreleased'])('are refused where there are none: %s', version => {
    expect(() => notesOf(CHANGELOG, version)).toThrow(`CHANGELOG.md has nothing about ${version}`)
  })
  test('are there for the version of package.json', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(notesOf(readFileSync('CHANGELOG.md', 'utf8'), version)).toMatch(/^- /m)
  })
})

test('checksums are those of sha256sum, by name', () => {
  const files = new Map([
    ['b.zip', Buffer.from('')],
    ['a.zip', Buffer.from('abc')],
  ])
  expect(checksums(files)).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.zip\n' +
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b.zip\n',
  )
})

describe('a zip', () => {
  const files = [
    ['b/听.txt', Buffer.from('听弹')],
    ['a.txt', Buffer.from('a'.repeat(1000))],
  ] as const

  test('has the same bytes whatever the order, the day and the time zone', () => {
    const zip = zipFiles(new Map(files))
    expect(Buffer.compare(zip, zipFiles(new Map([...files].reverse())))).toBe(0)
    const script = `import { zipFiles } from './scripts/zip-files.ts'
      process.stdout.write(zipFiles(new Map([['b/听.txt', Buffer.from('听弹')], ['a.txt', Buffer.from('a'.repeat(1000))]])))`
    const elsewhere = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, TZ: 'Pacific/Kiritimati' },
    })
    expect(Buffer.compare(zip, elsewhere)).toBe(0)
  })
})

describe('the source zip', () => {
  test('has what git has, and none of what it ignores', () => {
    const paths = [...sourceFiles('.').keys()]
    expect(paths).toEqual(
      expect.arrayContaining(['package.json', 'lib/model/events.ts', '.github/workflows/release.yml']),
    )
    expect(
      paths.filter(path => /^(?:node_modules|\.output|\.wxt|proto\/generated|\.git)\//.test(path)),
    ).toEqual([])
  })
  test('is the same in a folder that is no checkout', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tingdan-source-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const put = (path: string, text: string) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    put('.gitignore', 'node_modules/\n.output/\nproto/generated/\n*.log\n')
    put('lib/a.ts', 'a')
    for (const path of ['node_modules/x/a.js', '.output/a.zip', 'proto/generated/a.js', 'a.log'])
      put(path, 'x')
    expect([...sourceFiles(folder).keys()].sort()).toEqual(['.gitignore', 'lib/a.ts'])
    expect(filesOf(folder).size).toBe(6)
  })
})

test('workflows use actions of a fixed version', () => {
  const folder = '.github/workflows'
  const used = readdirSync(folder).flatMap(file => [
    ...readFileSync(join(folder, file), 'utf8').matchAll(/uses: (\S+)/g),
  ])
  expect(used.length).toBeGreaterThan(3)
  for (const [, action] of used)
    expect(action).toMatch(/^(?:actions\/[\w-]+@v\d+(?:\.\d+)*|\.\/\.github\/workflows\/\w+\.yml)$/)
})
