declare const __BUILD__: string

/** Version and hash of the sources; empty if nothing was built. */
export const BUILD: string = typeof __BUILD__ === 'undefined' ? '' : __BUILD__

/** Holds the id of the build on disk. */
export const BUILD_FILE = '/build.txt'
