import type { Plugin } from 'vite'

interface Cut {
  /** The module, by the end of its path. */
  module: string
  /** What is taken out of it. */
  parts: (string | RegExp)[]
}

/**
 * What packages bring and nothing here uses, but a bundler cannot leave out by itself, because something names it. With
 * the name, what stands behind it goes too. A build stops where a part is not found: another version has to be read.
 */
const CUTS: Cut[] = [
  {
    // Live queries and hooks, the cache that serves them, and the messages to other pages about what has changed.
    module: '/dexie/dist/modern/dexie.mjs',
    parts: [
      /^ +this\.use\((cacheExistingValues|cache|observability|hooks)Middleware\);\n/gm,
      '    liveQuery,\n    extendObservabilitySet,\n',
      '    cache,\n',
      /^if \(typeof dispatchEvent !== 'undefined'[\s\S]*?^}\n/m,
      /^let createBC = [\s\S]*?^}\n[\s\S]*?^}\n/m,
    ],
  },
  {
    // Ways of drawing a line, and tools to write others.
    module: '/uplot/dist/uPlot.esm.js',
    parts: [
      /^\t\(paths\.(linear|bars|spline) +=.*\n/gm,
      /^\tuPlot\.(join|fmtDate|tzDate|addGap|clipGaps) +=.*\n/gm,
      /^uPlot\.(assign|fmtNum|rangeNum|rangeLog|rangeAsinh|orient) +=.*\n/gm,
    ],
  },
  {
    // The syntax of JavaScript's expressions as that of RE2.
    module: '/re2js/build/index.js',
    parts: [/^\tstatic translateRegExp\([\s\S]*?^\t}\n/m],
  },
  {
    // What only its services and its writer need.
    module: '/protobufjs/src/util/minimal.js',
    parts: [/^util\.(asPromise|base64|EventEmitter|pool) += require.*\n/gm],
  },
]

/** Packages without the parts that nothing here uses. */
export function leanPackages(): Plugin {
  return {
    name: 'tingdan:lean-packages',
    transform: {
      filter: { id: CUTS.map(({ module }) => new RegExp(`${module.replaceAll('.', '\\.')}$`)) },
      handler(code, id) {
        const cut = CUTS.find(({ module }) => id.endsWith(module))
        return cut && without(code, cut)
      },
    },
  }
}

function without(code: string, { module, parts }: Cut): string {
  return parts.reduce<string>((left, part) => {
    const less = left.replace(part, '')
    if (less === left) throw new Error(`${module} has no ${part} to take out`)
    return less
  }, code)
}
