import type { Plugin } from 'vite'

interface Cut {
  /** The module, by the end of its path. */
  module: string
  /** What is taken out of it, and what stands there instead, if anything must. */
  parts: [part: string | RegExp, instead?: string][]
}

/**
 * What packages bring and nothing here uses, but a bundler cannot leave out by itself, because something names it. With
 * the name, what stands behind it goes too. A build stops where a part is not found: another version has to be read.
 */
const CUTS: Cut[] = [
  {
    // Live queries and hooks, the cache that serves them, and the messages to other pages about what has changed; and
    // questions of a kind that is not asked.
    module: '/dexie/dist/modern/dexie.mjs',
    parts: [
      [/^ +this\.use\((cacheExistingValues|cache|observability|hooks)Middleware\);\n/gm],
      ['    liveQuery,\n    extendObservabilitySet,\n'],
      ['    cache,\n'],
      [/^if \(typeof dispatchEvent !== 'undefined'[\s\S]*?^}\n/m],
      [/^let createBC = [\s\S]*?^}\n[\s\S]*?^}\n/m],
      [/^ {4}(\w+IgnoreCase|startsWithAnyOf|noneOf|notEqual)\([\s\S]*?^ {4}}\n/gm],
    ],
  },
  {
    // Ways of drawing a line, and tools to write others; scatter plots; the series nearest to the pointer.
    module: '/uplot/dist/uPlot.esm.js',
    parts: [
      [/^\t\(paths\.(linear|bars|spline) +=.*\n/gm],
      [/^\tuPlot\.(join|fmtDate|tzDate|addGap|clipGaps) +=.*\n/gm],
      [/^uPlot\.(assign|fmtNum|rangeNum|rangeLog|rangeAsinh|orient) +=.*\n/gm],
      [/\bmode = (u|self)\.mode;/g, 'mode = 1;'],
      ['cursorFocus = focus.prox >= 0;', 'cursorFocus = false;'],
    ],
  },
  {
    // The syntax of JavaScript's expressions as that of RE2; text as bytes; all matches at once.
    module: '/re2js/build/index.js',
    parts: [
      [/^\tstatic translateRegExp\([\s\S]*?^\t}\n/m],
      [/^\tfind(All|UTF8|Submatch|Index)\w*\([\s\S]*?^\t}\n/gm],
      [/Utils\.isByteArray\(input\)/g, 'false'],
      [/(this\.matcherInput|input)\.isUTF16Encoding\(\) \?/g, 'true ?'],
    ],
  },
  {
    // Kinds of numbers that the schema does not have, and 64-bit ones, which WireReader reads.
    module: '/protobufjs/src/reader.js',
    parts: [
      [
        /^Reader\.prototype\.(floats?|doubles?|s?fixed(32|64)s|sfixed32|sint32s?|u?int32s|u?sint64s|uint64s|bools) = [\s\S]*?^};\n/gm,
      ],
      [/^Reader\._configure = [\s\S]*?^};\n/m],
    ],
  },
  {
    // What only its services, its writer and the kinds of numbers above need.
    module: '/protobufjs/src/util/minimal.js',
    parts: [[/^util\.(asPromise|base64|EventEmitter|float|pool) += require.*\n/gm]],
  },
]

/** The modules of which something is taken out, by the ends of their paths. */
export const LEAN_MODULES = CUTS.map(({ module }) => module)

/** Packages without the parts that nothing here uses. */
export function leanPackages(): Plugin {
  return {
    name: 'tingdan:lean-packages',
    transform: {
      filter: { id: LEAN_MODULES.map(module => new RegExp(`${module.replaceAll('.', '\\.')}$`)) },
      handler: withoutUnused,
    },
  }
}

/**
 * @param code of one of the modules
 * @param id its path
 * @throws where a part is not there
 */
export function withoutUnused(code: string, id: string): string {
  const { module, parts } = CUTS.find(cut => id.endsWith(cut.module)) ?? { module: id, parts: [] }
  return parts.reduce((left, [part, instead = '']) => {
    const less = left.replace(part, instead)
    if (less === left) throw new Error(`${module} has no ${part} to take out`)
    return less
  }, code)
}
