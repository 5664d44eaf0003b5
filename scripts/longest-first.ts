import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files in the order in which they start, those that are not named after them: the longest first, and beside one that
 * waits for sound, or for a worker to rest, longer than it works, one that works.
 */
const FIRST = [
  'firefox/voice',
  'firefox/room',
  'e2e/own-voices',
  'e2e/controls',
  'e2e/outlets',
  'e2e/failing-voices',
  'e2e/history',
  'e2e/panel',
  'e2e/system-voice',
  'e2e/tasks',
  'e2e/start',
  'e2e/feed',
  'e2e/disk',
  'e2e/spreadsheets',
  'e2e/rest',
  'e2e/load-ahead',
  'e2e/filter',
  'e2e/page-room',
]

/** Starts with the longest files, so that no processor waits for one at the end. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = FIRST.findIndex(name => moduleId.endsWith(`/${name}.test.ts`))
  return at < 0 ? FIRST.length : at
}
