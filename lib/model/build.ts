declare const __BUILD__: string

/**
 * Which build this code is of: the version, and a hash of all that it was made of. The same sources have the same one. Empty where
 * nothing was built.
 */
export const BUILD: string = typeof __BUILD__ === 'undefined' ? '' : __BUILD__

/** The file in which the build that lies on the disk is told. */
export const BUILD_FILE = '/build.txt'
