import { askWorker, type WorkerLike } from './client.ts'
import { matchPack, type Reader, type WorkerPool } from './match.ts'

/** Fewer entries are read before a helper starts. */
const WORTH_HELP = 30_000
const MOST_HELPERS = 3

export interface Helper extends Omit<WorkerLike, 'addEventListener'> {
  addEventListener: WorkerLike['addEventListener'] & ((type: 'error', listener: () => void) => void)
  terminate(): void
}

/**
 * Unpacking is most of a search: spreads it over cores.
 * @param start starts another such worker
 * @param cores of the machine
 * @returns makes a pool for this many entries
 */
export function workerPools(start: () => Helper, cores: number): (entries: number) => WorkerPool {
  return entries => {
    const count = entries < WORTH_HELP ? 0 : Math.min(MOST_HELPERS, cores - 1)
    const helpers = Array.from({ length: count }, start)
    return {
      readers: [matchPack, ...helpers.map(readerIn)],
      close: () => {
        for (const helper of helpers) helper.terminate()
      },
    }
  }
}

/** We read the packs of a helper that fails. */
function readerIn(helper: Helper): Reader {
  const ask = askWorker(helper)
  const broken = new Promise<never>((_, reject) => helper.addEventListener('error', reject))
  broken.catch(() => undefined)
  return (bytes, wanted) =>
    Promise.race([ask('match', { bytes, wanted }), broken]).catch(() => matchPack(bytes, wanted))
}
