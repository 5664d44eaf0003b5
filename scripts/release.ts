/**
 * npm run release [-- --built] [-- --tag v1.0.0]: builds and checks all that a release consists of, in
 * .output/release. The same sources give the same bytes, wherever they are built; see docs/releases.md.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root, runNode, tool } from './node.mjs'
import { checksums, notesOf, type Repository, sourceFiles } from './release-parts.ts'
import { placeholders } from './store-listing.ts'
import { filesOf, zipFiles } from './zip-files.ts'

/** Builds that become a zip each. Chrome's is Edge's too. */
const BROWSERS = ['chrome', 'firefox']

const { values } = parseArgs({
  options: {
    /** Takes the builds that are there. */
    built: { type: 'boolean', default: false },
    /** The version's tag, to be sure of it. */
    tag: { type: 'string' },
  },
})
const output = join(root, '.output')
const folder = join(output, 'release')
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  name: string
  version: string
}
const tag = `v${version}`
if (values.tag !== undefined && values.tag !== tag)
  throw new Error(`the tag is ${values.tag} and package.json has the version ${version}`)

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const browser of BROWSERS) {
  if (!values.built) await run([tool('wxt'), 'build', '-b', browser])
  const built = join(output, `${browser}-mv3`)
  const zip = join(folder, `${name}-${version}-${browser}.zip`)
  writeFileSync(zip, zipFiles(filesOf(built)))
  await run(['scripts/check-manifest.ts', built, zip])
}
writeFileSync(join(folder, `${name}-${version}-source.zip`), zipFiles(sourceFiles(root)))
await run(['scripts/pack-bridge.ts', folder])
writeFileSync(join(folder, 'SHA256SUMS'), checksums(filesOf(folder)))
const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8')
writeFileSync(join(folder, 'NOTES.md'), notesOf(changelog, version, repository()))
process.stderr.write(readFileSync(join(folder, 'SHA256SUMS'), 'utf8'))
for (const line of placeholders()) process.stderr.write(`${line}\n`)

async function run(args: string[]): Promise<void> {
  const code = await runNode(args, { env: { ...process.env, CI: '1' }, stdio: ['ignore', 2, 2] })
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`)
}

/** Where GitHub's workflow runs. */
function repository(): Repository | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: path } = process.env
  return server && path ? { url: `${server}/${path}`, tag } : undefined
}
