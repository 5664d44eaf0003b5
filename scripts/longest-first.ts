import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longer than their size suggests, longest first. */
const LONGEST = ['kills', 'controls-en', 'controls-zh', 'failing-voices', 'outlets', 'rest', 'disk']

/** Starts with the longest files, so that no processor waits for one at the end. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = LONGEST.findIndex(name => moduleId.endsWith(`/e2e/${name}.test.ts`))
  return at < 0 ? LONGEST.length : at
}
