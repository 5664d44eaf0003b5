/**
 * node scripts/check-manifest.ts [FOLDER] [ZIP]: reads the built extension (.output/chrome-mv3 unless told) and
 * fails on everything in it that must not be shipped; with the zip, on one that has grown too large as well.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { codeComplaints, manifestComplaints } from './manifest-rules.ts'
import { root } from './node.mjs'

/** The aim for the whole extension, packed. */
const LARGEST_ZIP = 300_000

const [folder = join(root, '.output', 'chrome-mv3'), zip] = process.argv.slice(2)
const complaints = [...manifest(folder), ...code(folder), ...(zip ? size(zip) : [])]
for (const complaint of complaints) console.error(complaint)
if (complaints.length > 0) process.exitCode = 1
else console.log('the built extension asks for and holds no more than it should')

function manifest(folder: string): string[] {
  const built = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const icons = Object.values<string>(built.icons ?? {})
  const missing = icons.filter(icon => !existsSync(join(folder, icon))).map(icon => `icons: no file ${icon}`)
  return [...manifestComplaints(built), ...missing]
}

function code(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(m?js|html)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .flatMap(path => codeComplaints(relative(folder, path), readFileSync(path, 'utf8')))
}

function size(zip: string): string[] {
  const bytes = statSync(zip).size
  return bytes <= LARGEST_ZIP ? [] : [`the zip has ${bytes} bytes, more than ${LARGEST_ZIP}`]
}
