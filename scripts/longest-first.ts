import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longer than their size tells, longest first: they wait for what takes its time, or are two lines. */
const LONGEST = ['kills', 'controls-en', 'controls-zh', 'failing-voices', 'rest', 'disk']

/** Begins with the files that take longest, so that at the end no processor waits for one of them. */
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
