import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** What `scripts/test.mjs` adds up. */
export interface Counts {
  passed: number
  failed: number
  /** `reason` is empty where the test gave none. */
  skipped: { name: string; reason: string }[]
}

/**
 * Counts tests into the file TINGDAN_COUNTS. A failing file, hook or suite counts one, and so does each error
 * outside of tests.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts: Counts = { passed: 0, failed: unhandled.length, skipped: [] }
    for (const module of modules) count(module, counts)
    const file = process.env.TINGDAN_COUNTS
    if (file) writeFileSync(file, JSON.stringify(counts))
  }
}

function count(module: TestModule, counts: Counts): void {
  const groups = [module, ...module.children.allSuites()]
  counts.failed += groups.filter(group => group.errors().length > 0).length
  for (const test of module.children.allTests()) {
    const result = test.result()
    if (result.state === 'passed') counts.passed += 1
    else if (result.state === 'failed') counts.failed += 1
    else {
      const reason = (result.state === 'skipped' && result.note) || ''
      counts.skipped.push({ name: `${module.relativeModuleId} > ${test.fullName}`, reason })
    }
  }
}
