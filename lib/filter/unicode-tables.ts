const LAST_CODE = 0x10_ffff

/**
 * What a regular expression of RE2JS asks for by `\p{…}`: the ranges of all signs that have a property, told by the
 * browser's own regular expressions, which know the same properties. RE2JS's tables say the same in 17 kB packed;
 * `scripts/browser-tables.ts` puts these in their place when the extension is built. A table is made when it is first
 * asked for, in some 30 ms, and kept.
 */
export class BrowserTables<Table> {
  readonly #escaped: (name: string) => string
  readonly #flags: string
  readonly #make: (ranges: Uint32Array) => Table
  readonly #made = new Map<string, Table | null>()

  /**
   * @param escaped the part of a regular expression that stands for a name
   * @param flags of that regular expression; with `i`, the signs that are one of these in another case belong to it
   * @param make what RE2JS makes of ranges, given as first and last code points by turns
   */
  constructor(escaped: (name: string) => string, flags: string, make: (ranges: Uint32Array) => Table) {
    this.#escaped = escaped
    this.#flags = flags
    this.#make = make
  }

  has(name: string): boolean {
    return this.#pattern(name) !== null
  }

  /** The table of that name; null if there is none. */
  get(name: string): Table | null {
    let table = this.#made.get(name)
    if (table === undefined) {
      const pattern = this.#pattern(name)
      table = pattern && this.#make(rangesOf(pattern))
      this.#made.set(name, table)
    }
    return table
  }

  #pattern(name: string): RegExp | null {
    // The name comes from whoever writes the pattern, and is not to end the escape.
    if (!/^\w+$/.test(name)) return null
    try {
      return new RegExp(this.#escaped(name), this.#flags)
    } catch {
      return null
    }
  }
}

function rangesOf(pattern: RegExp): Uint32Array {
  const ranges: number[] = []
  let open = false
  for (let code = 0; code <= LAST_CODE + 1; code++) {
    const belongs = code <= LAST_CODE && pattern.test(String.fromCodePoint(code))
    if (belongs !== open) ranges.push(open ? code - 1 : code)
    open = belongs
  }
  return Uint32Array.from(ranges)
}
