/** What the bundler tells of the modules. */
interface Modules {
  getModuleInfo(id: string): { importers: readonly string[] } | null
}

/** What the other entry points are: pages that draw a room, alike in what they need and in their style sheets. */
const PAGE = 'page'
const PROGRAMS: Record<string, string> = {
  background: 'worker',
  offscreen: 'player',
  archive: 'history',
  obs: 'obs',
}

/**
 * How the programs of the extension share code: what the same of them use is one file, as each file costs a page or the
 * worker some milliseconds to load, however small it is. No file needs one that needs it: what a module imports is used by
 * all that use the module.
 */
export const SHARED_CODE = {
  codeSplitting: {
    groups: [
      {
        debugName: 'what the same programs use',
        name: (id: string, modules: Modules) => [...programsOf(id, modules)].sort().join('-') || null,
        // Without what is loaded when it is needed.
        tags: ['$initial' as const],
        minShareCount: 2,
        includeDependenciesRecursively: false,
      },
    ],
  },
}

/** The programs that import a module, at whatever distance. */
export function programsOf(id: string, modules: Modules): Set<string> {
  const seen = new Set([id])
  for (const one of seen)
    for (const importer of modules.getModuleInfo(one)?.importers ?? []) seen.add(importer)
  const names = [...seen].flatMap(one => /[\\/]entrypoints[\\/](\w+)/.exec(one)?.[1] ?? [])
  return new Set(names.map(name => PROGRAMS[name] ?? PAGE))
}
