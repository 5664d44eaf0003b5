import type { Rolldown } from 'vite'

const BACKGROUND = /background-entrypoint/
/** The history page's worker, which knows no API of extensions: the polyfill throws there. */
const HISTORY_WORKER = /\/lib\/history\/worker\.ts$/
/** Fetched when a chart is first opened. */
const ALONE = /\/uplot\//

/**
 * How the background, the history page's worker and the pages share their code: what two of them use lies in one of four
 * chunks, told by which of the two without a document it is for. Left alone there are some twenty, each of them packed by
 * itself.
 */
export const SHARED_CHUNKS: Rolldown.CodeSplittingOptions = {
  groups: [
    {
      debugName: 'shared chunks',
      minShareCount: 2,
      name: (id, modules) => {
        if (ALONE.test(id)) return null
        const ofBackground = isUsedBy(BACKGROUND, id, modules)
        if (isUsedBy(HISTORY_WORKER, id, modules)) return ofBackground ? 'common' : 'records'
        return ofBackground ? 'core' : 'pages'
      },
    },
  ],
  // Not what only one of them uses, though a shared module imports it.
  includeDependenciesRecursively: false,
}

/** Whether a module that `entry` is the name of imports this one, be it by way of others. */
function isUsedBy(
  entry: RegExp,
  id: string,
  modules: Rolldown.ChunkingContext,
  seen = new Set<string>(),
): boolean {
  if (entry.test(id)) return true
  if (seen.has(id)) return false
  seen.add(id)
  return !!modules.getModuleInfo(id)?.importers.some(by => isUsedBy(entry, by, modules, seen))
}
