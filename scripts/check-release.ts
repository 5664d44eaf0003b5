/**
 * node scripts/check-release.ts: builds a release of the builds that are there, then one more in another folder, from
 * the source zip of the first, and compares them byte for byte.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { modules, nodePath, root, run, runNode } from './node.mjs'
import { filesOf } from './zip-files.ts'

const again = mkdtempSync(join(tmpdir(), 'tingdan-again-'))
try {
  if ((await runNode(['scripts/release.ts', '--built'])) !== 0) throw new Error('no release could be built')
  const first = releaseIn(root)
  const [source] = [...first].filter(([name]) => name.endsWith('-source.zip')).map(([, zip]) => zip)
  unpack(source ?? new Uint8Array(), again)
  symlinkSync(modules, join(again, 'node_modules'), 'junction')
  for (const script of ['generate.mjs', 'release.ts'])
    if ((await run(nodePath(), [join(again, 'scripts', script)], { cwd: again })) !== 0)
      throw new Error(`scripts/${script} failed in ${again}, where the source zip lies`)
  const second = releaseIn(again)
  const names = [...new Set([...first.keys(), ...second.keys()])]
  const different = names.filter(name => !isSame(first.get(name), second.get(name)))
  if (different.length > 0)
    throw new Error(`built again from its source zip, other bytes: ${different.join(', ')}`)
  console.log(`built twice, the same bytes: ${names.join(', ')}`)
} finally {
  rmSync(again, { recursive: true, force: true, maxRetries: 10 })
}

function releaseIn(folder: string): Map<string, Uint8Array> {
  return filesOf(join(folder, '.output', 'release'))
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && Buffer.compare(a, b) === 0
}

function unpack(zip: Uint8Array, folder: string): void {
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
}
