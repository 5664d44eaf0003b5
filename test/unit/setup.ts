import fc from 'fast-check'
import { afterAll, vi } from 'vitest'

/** One commit gives one result, wherever it runs: `npm run fuzz` looks with other seeds. */
const SEED = 20261128

fc.configureGlobal({ seed: Number(process.env.TINGDAN_SEED ?? SEED) })

/** Timers that tests have set so far. Kept beside the global functions, as each file runs this anew. */
const timers = (Reflect.get(globalThis, 'tingdanTimers') as Set<NodeJS.Timeout> | undefined) ?? keepTimers()

function keepTimers(): Set<NodeJS.Timeout> {
  const kept = new Set<NodeJS.Timeout>()
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const set = globalThis[name] as unknown as (...args: unknown[]) => NodeJS.Timeout
    const keeping = (...args: unknown[]) => {
      const timer = set(...args)
      kept.add(timer)
      return timer
    }
    Reflect.set(globalThis, name, Object.assign(keeping, set))
  }
  Reflect.set(globalThis, 'tingdanTimers', kept)
  return kept
}

// Files share a process: what one leaves waiting would run in another.
afterAll(() => {
  vi.useRealTimers()
  for (const timer of timers) clearTimeout(timer)
  timers.clear()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})
