import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/** The module of RE2JS, and where in it the tables begin and end. */
const MODULE = /\/re2js\/build\/index\.js$/
const TABLES = /\tstatic _Print = null;[\s\S]*?(?=\n};\n\/\/ src\/Unicode\.js)/
const BROWSER_TABLES = fileURLToPath(new URL('../lib/filter/unicode-tables.ts', import.meta.url))

/** The same members, made by the browser. A fold table may hold the table itself: RE2JS puts both together. */
const INSTEAD = `\
	static of(escaped, flags) {
		return new BrowserTables(escaped, flags, ranges => new UnicodeRangeTable(ranges, true));
	}
	static CATEGORIES = this.of(name => \`\\\\p{\${name}}\`, 'u');
	static SCRIPTS = this.of(name => \`\\\\p{Script=\${name}}\`, 'u');
	static FOLD_CATEGORIES = this.of(name => \`\\\\p{\${name}}\`, 'iu');
	static FOLD_SCRIPT = this.of(name => \`\\\\p{Script=\${name}}\`, 'iu');
	static get Print() {
		return this.PRINT.get('Print');
	}
	static PRINT = this.of(() => '[\\\\p{L}\\\\p{M}\\\\p{N}\\\\p{P}\\\\p{S}]', 'u');`

/** RE2JS with the Unicode tables of the browser instead of its own, see lib/filter/unicode-tables.ts. */
export function browserTables(): Plugin {
  return {
    name: 'tingdan:browser-tables',
    transform: {
      filter: { id: MODULE },
      handler: code => withBrowserTables(code, BROWSER_TABLES),
    },
  }
}

/**
 * @param code RE2JS's module
 * @param from where BrowserTables is imported from
 * @throws where the tables are not found in it: another version of RE2JS has to be looked at
 */
export function withBrowserTables(code: string, from: string): string {
  if (!TABLES.test(code)) throw new Error('no Unicode tables where they are expected in re2js')
  return `import { BrowserTables } from ${JSON.stringify(from)};\n${code.replace(TABLES, () => INSTEAD)}`
}
