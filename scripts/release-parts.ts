import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf } from './zip-files.ts'

/** Where a repository is read on the web. */
export interface Repository {
  /** Such as `https://github.com/owner/name`. */
  url: string
  tag: string
}

/**
 * The notes of a version: its section of the changelog.
 * @param repository makes links of the project's files lead there; without one they become plain text
 * @throws Error if the changelog has no such section, or an empty one
 */
export function notesOf(changelog: string, version: string, repository?: Repository): string {
  const sections = changelog.split(/^## /m).slice(1)
  const section = sections.find(text => text.startsWith(`[${version}]`))
  const notes = section
    ?.replace(/^.*\n/, '')
    .replace(/^\[[^\]]+\]: .*$/gm, '')
    .trim()
  if (!notes) throw new Error(`CHANGELOG.md has nothing about ${version}: add a section ## [${version}]`)
  return `${notes.replace(/\[([^\]]*)\]\((?!https?:)([^)]*)\)/g, (_, text: string, path: string) =>
    repository ? `[${text}](${repository.url}/blob/${repository.tag}/${path})` : text,
  )}\n`
}

/** As `sha256sum` writes them, by name. */
export function checksums(files: ReadonlyMap<string, Uint8Array>): string {
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`)
    .join('')
}

/** What a release is built from: the files that git has, or all but ignored ones where the sources are no checkout. */
export function sourceFiles(root: string): Map<string, Uint8Array> {
  if (!existsSync(join(root, '.git'))) return withoutIgnored(root)
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 })
  const paths = listed.split('\0').filter(path => path !== '' && existsSync(join(root, path)))
  return new Map(paths.map(path => [path, readFileSync(join(root, path))]))
}

function withoutIgnored(root: string): Map<string, Uint8Array> {
  const lines = readFileSync(join(root, '.gitignore'), 'utf8').split('\n')
  const folders = lines.filter(line => line.endsWith('/'))
  const isIgnored = (path: string) =>
    path.endsWith('.log') || folders.some(folder => `/${path}`.includes(`/${folder}`))
  return new Map([...filesOf(root)].filter(([path]) => !isIgnored(path)))
}
