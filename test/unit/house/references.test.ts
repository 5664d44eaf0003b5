import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const FILES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter(file => file !== '' && existsSync(file))
const DOCUMENTS = FILES.filter(file => file.endsWith('.md'))
const SOURCES = FILES.filter(
  file => /\.(tsx?|mjs|js|css|proto|yml)$/.test(file) && !file.startsWith('test/fixtures'),
)

/** Files and sections that comments and documents name are there, so that a reader who follows a hint arrives. */
describe('what comments and documents refer to', () => {
  test.each(DOCUMENTS)('%s: each link leads to a file and a section', file => {
    const links = [...read(file).matchAll(/\]\((?!https?:|mailto:|data:)([^)\s]+)\)/g)].map(
      match => match[1] ?? '',
    )
    expect(links.flatMap(link => broken(dirname(file), link))).toEqual([])
  })

  test.each(DOCUMENTS.filter(file => file !== 'CHANGELOG.md'))(
    '%s: each path in code marks is there',
    file => {
      const paths = [
        ...read(file).matchAll(/`((?:lib|entrypoints|scripts|test|proto|docs|public)\/[\w./-]*\w\/?)`/g),
      ]
      expect(paths.map(match => match[1] ?? '').filter(path => !isThere(path))).toEqual([])
    },
  )

  test('comments name documents, sections and files that are there', () => {
    const wrong = SOURCES.flatMap(file =>
      commentsOf(read(file)).flatMap(comment => [
        ...[...comment.matchAll(/\b((?:docs\/)?[\w-]+\.md(?:#[\w-]+)?)/g)]
          .flatMap(match => broken('.', match[1] ?? ''))
          .map(why => `${file}: ${why}`),
        ...[...comment.matchAll(/(?<![\w/.])([\w./-]+\.tsx?)\b/g)]
          .map(match => match[1] ?? '')
          .filter(name => !isNamed(name))
          .map(name => `${file}: no file ${name}`),
      ]),
    )
    expect(wrong).toEqual([])
  })
})

function read(file: string): string {
  return readFileSync(file, 'utf8')
}

/** Comments of a source, lines and blocks; a `//` behind a colon is an address. */
function commentsOf(text: string): string[] {
  return text.match(/\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/.*|^\s*#.*/gm) ?? []
}

/** What is wrong with a link: no such file, or no such section in it. */
function broken(folder: string, link: string): string[] {
  const [path = '', section] = link.split('#')
  const file = path === '' ? undefined : join(folder, path)
  if (file !== undefined && !isThere(file)) return [`no file ${link}`]
  if (section === undefined || file === undefined || !file.endsWith('.md')) return []
  return sectionsOf(read(file)).includes(section) ? [] : [`no section ${link}`]
}

/** The anchors of a document's headings, as GitHub makes them. */
function sectionsOf(text: string): string[] {
  return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(match =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function isThere(path: string): boolean {
  return existsSync(path)
}

/** A file named by its path, or by the end of it. */
function isNamed(name: string): boolean {
  const end = name.replace(/^(?:\.{1,2}\/)+/, '')
  return FILES.some(file => file === end || file.endsWith(`/${end}`))
}
