import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** What `scripts/test.mjs` adds up. */
export interface Counts {
  passed: number
  /** What failed, and the first line of why. */
  failures: { name: string; why: string }[]
  /** `reason` is empty where the test gave none. */
  skipped: { name: string; reason: string }[]
}

/**
 * Counts tests into the file TINGDAN_COUNTS. A failing file, hook or suite is one failure, and so is each error
 * outside of tests.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts: Counts = { passed: 0, failures: [], skipped: [] }
    for (const error of unhandled) counts.failures.push({ name: 'outside of tests', why: firstLine(error) })
    for (const module of modules) count(module, counts)
    const file = process.env.TINGDAN_COUNTS
    if (file) writeFileSync(file, JSON.stringify(counts))
  }
}

function count(module: TestModule, counts: Counts): void {
  const { relativeModuleId } = module
  for (const group of [module, ...module.children.allSuites()]) {
    const [error] = group.errors()
    const name = 'fullName' in group ? `${relativeModuleId} > ${group.fullName}` : relativeModuleId
    if (error) counts.failures.push({ name, why: firstLine(error) })
  }
  for (const test of module.children.allTests()) {
    const result = test.result()
    const name = `${relativeModuleId} > ${test.fullName}`
    if (result.state === 'passed') counts.passed += 1
    else if (result.state === 'failed') counts.failures.push({ name, why: firstLine(result.errors[0]) })
    else counts.skipped.push({ name, reason: (result.state === 'skipped' && result.note) || '' })
  }
}

function firstLine(error: unknown): string {
  const message = error instanceof Object && 'message' in error ? error.message : error
  return String(message).split('\n', 1)[0] ?? ''
}
