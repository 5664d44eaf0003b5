/**
 * node scripts/check-manifest.ts [FOLDER] [ZIP]: checks the built extension (default .output/chrome-mv3) for
 * anything that must not be shipped, and the size of the zip.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { codeComplaints, manifestComplaints, textComplaints } from './manifest-rules.ts'
import { MANIFESTS } from './manifest-table.ts'
import { root } from './node.mjs'

/** Catches accidents, such as a package that came in by mistake; no aim. */
const LARGEST_ZIP = 1_000_000

const [folder = join(root, '.output', 'chrome-mv3'), zip] = process.argv.slice(2)
const complaints = [...manifest(folder), ...texts(folder), ...code(folder), ...(zip ? size(zip) : [])]
for (const complaint of complaints) console.error(complaint)
if (complaints.length > 0) process.exitCode = 1
else console.log('the built extension asks for and holds no more than it should')

function manifest(folder: string): string[] {
  const [browser = ''] = basename(folder).split('-')
  const table = MANIFESTS[browser]
  if (!table) return [`${folder}: scripts/manifest-table.ts has no manifest for ${browser}`]
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const built = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const icons = Object.values<string>(built.icons ?? {})
  const missing = icons.filter(icon => !existsSync(join(folder, icon))).map(icon => `icons: no file ${icon}`)
  return [...manifestComplaints(built, table(version)), ...missing]
}

function texts(folder: string): string[] {
  const locales = join(folder, '_locales')
  return readdirSync(locales).flatMap(language =>
    textComplaints(language, JSON.parse(readFileSync(join(locales, language, 'messages.json'), 'utf8'))),
  )
}

function code(folder: string): string[] {
  return files(folder)
    .filter(path => /\.(m?js|html|css)$/.test(path))
    .flatMap(path => codeComplaints(relative(folder, path), readFileSync(path, 'utf8')))
}

function size(zip: string): string[] {
  if (!existsSync(zip)) return [`no zip ${zip}: npm run zip makes it`]
  const bytes = statSync(zip).size
  if (bytes <= LARGEST_ZIP) return []
  const largest = files(folder)
    .map(path => ({ path, kB: Math.round(deflateRawSync(readFileSync(path), { level: 9 }).length / 1000) }))
    .sort((a, b) => b.kB - a.kB)
    .slice(0, 6)
    .map(({ path, kB }) => `${relative(folder, path)} ${kB} kB`)
  return [`the zip has ${bytes} bytes, more than ${LARGEST_ZIP}; most in ${largest.join(', ')}`]
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}
