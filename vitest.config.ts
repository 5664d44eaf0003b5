import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      // A busy machine is slow and not wrong: no test is to fail by the clock.
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 30_000 } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          // Each file launches a Chromium of its own; two at once would starve each other on two cores.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What is waited for ends the waiting when it comes; a second is too little on a busy machine.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
})
