import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longer than their size suggests, longest first. */
const LONGEST = [
  'firefox/voice',
  'firefox/room',
  'e2e/controls',
  'e2e/own-voices',
  'e2e/outlets',
  'e2e/failing-voices',
  // These wait longer than they work.
  'e2e/start',
  'e2e/load-ahead',
  'e2e/rest',
  'e2e/disk',
]

/** Starts with the longest files, so that no processor waits for one at the end. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = LONGEST.findIndex(name => moduleId.endsWith(`/${name}.test.ts`))
  return at < 0 ? LONGEST.length : at
}
