import fc from 'fast-check'
import { afterAll, vi } from 'vitest'

/** One commit gives one result, wherever it runs: `npm run fuzz` looks with other seeds. */
const SEED = 20261128

fc.configureGlobal({ seed: Number(process.env.TINGDAN_SEED ?? SEED) })

// Files share a process.
afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})
