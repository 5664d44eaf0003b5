import type { Rolldown } from 'vite'

const BACKGROUND = /background-entrypoint/
/** The history page's worker, which knows no API of extensions: the polyfill throws there. */
const HISTORY_WORKER = /\/lib\/history\/worker\.ts$/
/** What the panel has no use for, such as the decoder and the store, is not to be fetched when it opens. */
const PANEL = /\/sidepanel\/main\.tsx$/
/** Fetched when a chart is first opened. */
const ALONE = /\/uplot\//

/**
 * How the background, the history page's worker and the pages share their code: what two of them use lies in one of five
 * chunks, told by whom it is for. Left alone there are some twenty, each of them packed by itself.
 */
export const SHARED_CHUNKS: Rolldown.CodeSplittingOptions = {
  groups: [
    {
      debugName: 'shared chunks',
      minShareCount: 2,
      name: (id, modules) => {
        if (ALONE.test(id)) return null
        const ofBackground = isUsedBy(BACKGROUND, id, modules)
        const ofPanel = isUsedBy(PANEL, id, modules)
        if (isUsedBy(HISTORY_WORKER, id, modules))
          return ofPanel ? 'common' : ofBackground ? 'depths' : 'records'
        return ofBackground ? 'core' : ofPanel ? 'pages' : null
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
