import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Counts } from '../../../scripts/count-reporter.ts'
import { nodePath, root } from '../../../scripts/node.mjs'

test('everything that fails is named with why, and what is skipped too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tingdan-counts-'))
  const file = join(folder, 'counts.json')
  const project = join(root, 'test', 'unit', 'scripts', 'counting')
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporter = join(root, 'scripts', 'count-reporter.ts')
  const env = { ...process.env, TINGDAN_COUNTS: file }
  try {
    const run = spawnSync(
      nodePath(),
      [vitest, 'run', '--root', project, '--config', 'vitest.config.ts', `--reporter=${reporter}`],
      { env, encoding: 'utf8' },
    )
    expect(run.status).toBe(1)
    const counts = JSON.parse(readFileSync(file, 'utf8')) as Counts
    expect(counts.passed).toBe(1)
    expect(counts.failures).toEqual([
      { name: 'broken.case.ts', why: 'a file that cannot be loaded' },
      { name: 'ends.case.ts > a group whose hook fails', why: 'the hook fails' },
      { name: 'ends.case.ts > fails', why: 'expected 1 to be 2 // Object.is equality' },
    ])
    expect(counts.skipped).toEqual([
      { name: 'ends.case.ts > is skipped without a word', reason: '' },
      { name: 'ends.case.ts > says why it is skipped', reason: 'no such voice on this machine' },
      { name: 'ends.case.ts > a group whose hook fails > never runs', reason: '' },
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 30_000)
