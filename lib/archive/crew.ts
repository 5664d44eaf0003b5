import { askWorker, type WorkerLike } from './client.ts'
import { type Crew, matchPack, type Reader } from './match.ts'

/** Fewer entries are read before another worker has started. */
const WORTH_HELP = 30_000
const MOST_HELPERS = 3

/** What is used of a worker that helps. */
export interface Helper extends Omit<WorkerLike, 'addEventListener'> {
  addEventListener: WorkerLike['addEventListener'] & ((type: 'error', listener: () => void) => void)
  terminate(): void
}

/**
 * Unpacking is most of the work of a search, and every core can do it.
 * @param start starts another worker like this one
 * @param cores how many the machine has
 * @returns makes a crew for so many entries
 */
export function crews(start: () => Helper, cores: number): (entries: number) => Crew {
  return entries => {
    const count = entries < WORTH_HELP ? 0 : Math.min(MOST_HELPERS, cores - 1)
    const helpers = Array.from({ length: count }, start)
    return {
      readers: [matchPack, ...helpers.map(readerIn)],
      dismiss: () => {
        for (const helper of helpers) helper.terminate()
      },
    }
  }
}

/** One that cannot be started or dies leaves its packs to us. */
function readerIn(helper: Helper): Reader {
  const ask = askWorker(helper)
  const broken = new Promise<never>((_, reject) => helper.addEventListener('error', reject))
  broken.catch(() => undefined)
  return (bytes, wanted) =>
    Promise.race([ask('match', { bytes, wanted }), broken]).catch(() => matchPack(bytes, wanted))
}
