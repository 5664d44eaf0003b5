import { defineConfig } from 'vitest/config'

/** A small project of its own that count-reporter.test.ts runs: every way in which a test can end. */
export default defineConfig({ test: { include: ['*.case.ts'] } })
