/**
 * npm run old-builds: builds the commits that carried the version 0.1.0, from the first and the last day of it, into
 * test/fixtures/0.1.0, for the test of updates.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './node.mjs'
import { filesOf, zipFiles } from './zip-files.ts'

/** Settings of version 1 and a database of version 1; settings of version 2 and a database of version 2. */
const COMMITS = ['f9106a7', '28ad376']
const FOLDER = join(root, 'test', 'fixtures', '0.1.0')

mkdirSync(FOLDER, { recursive: true })
for (const commit of COMMITS) {
  const folder = mkdtempSync(join(tmpdir(), 'tingdan-old-'))
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, CI: '1' },
    })
  const archive = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 1e9 })
  execFileSync('tar', ['x'], { cwd: folder, input: archive })
  run('npm', 'ci', '--ignore-scripts')
  run('node', 'scripts/generate.mjs')
  run('npx', 'wxt', 'prepare')
  run('npx', 'wxt', 'build')
  const zip = zipFiles(filesOf(join(folder, '.output', 'chrome-mv3')))
  writeFileSync(join(FOLDER, `${commit}.zip`), zip)
  rmSync(folder, { recursive: true })
  process.stderr.write(`${commit}: ${zip.length} bytes\n`)
}
