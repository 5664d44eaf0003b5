import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import LongestFirst from './scripts/longest-first.ts'
import { traditional } from './scripts/traditional.ts'

const processors = availableParallelism()

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [traditional()],
        test: {
          name: 'unit',
          setupFiles: 'test/unit/setup.ts',
          include: ['test/unit/**/*.test.ts'],
          maxWorkers: processors,
          // A third of their time went into loading the same modules again; test/unit/setup.ts puts back what a file replaced.
          isolate: false,
          // A busy machine is slow and not wrong: no test is to fail by the clock, nor by the second that Vitest polls.
          testTimeout: 600_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: 90_000 } },
        },
      },
      {
        plugins: [traditional()],
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          // Each file has a Chromium of its own. Twice as many at once took longer: the same work cost a third more time of
          // the processors.
          maxWorkers: processors,
          // What they import holds no state, and takes a second to load.
          isolate: false,
          sequence: { groupOrder: 1 },
          testTimeout: 600_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: 90_000, interval: 100 } },
        },
      },
      {
        plugins: [traditional()],
        test: {
          name: 'firefox',
          include: ['test/firefox/**/*.test.ts', 'test/e2e/compliance/*.test.ts'],
          env: { TINGDAN_BROWSER: 'firefox' },
          maxWorkers: processors,
          isolate: false,
          sequence: { groupOrder: 2 },
          testTimeout: 600_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: 90_000, interval: 100 } },
        },
      },
    ],
  },
})
