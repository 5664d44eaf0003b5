import { strangeAddresses } from './addresses.ts'
import type { Rule, Table } from './manifest-table.ts'

/**
 * Differences of a built manifest from its table, one line each.
 * @param manifest manifest.json of any shape
 * @param table every allowed key, from `MANIFESTS`
 */
export function manifestComplaints(manifest: unknown, table: Table): string[] {
  return compareGroup(manifest, table, 'manifest')
}

function compare(found: unknown, rule: Rule, path: string): string[] {
  switch (rule.kind) {
    case 'value':
      return found === rule.value
        ? []
        : [`${path} is ${show(found)} and must be ${show(rule.value)}: ${rule.why}`]
    case 'list':
      return compareList(found, rule.reasons, path)
    case 'group':
      return compareGroup(found, rule.keys, path)
    case 'rows':
      return compareRows(found, rule.rows, path)
  }
}

function compareGroup(found: unknown, keys: Table, path: string): string[] {
  if (typeof found !== 'object' || found === null || Array.isArray(found))
    return [`${path} is ${show(found)} and must have the keys ${Object.keys(keys).join(', ')}`]
  const within = (key: string) => (path === 'manifest' ? key : `${path}.${key}`)
  const held = new Map<string, unknown>(Object.entries(found))
  return [
    ...[...held.keys()]
      .filter(key => !Object.hasOwn(keys, key))
      .map(key => added(within(key), held.get(key))),
    ...Object.entries(keys).flatMap(([key, rule]) =>
      held.has(key) ? compare(held.get(key), rule, within(key)) : missing(within(key), rule),
    ),
  ]
}

function compareRows(found: unknown, rows: readonly Table[], path: string): string[] {
  if (!Array.isArray(found)) return [`${path} is ${show(found)} and must be a list of ${rows.length}`]
  return [
    ...found.slice(rows.length).map((row, at) => added(`${path}[${rows.length + at}]`, row)),
    ...rows.flatMap((keys, at) =>
      at < found.length ? compareGroup(found[at], keys, `${path}[${at}]`) : [`${path}[${at}] is missing`],
    ),
  ]
}

function compareList(found: unknown, reasons: Readonly<Record<string, string>>, path: string): string[] {
  const wanted = Object.keys(reasons)
  if (!Array.isArray(found)) return [`${path} is ${show(found)} and must be ${show(wanted)}`]
  const complaints = [
    ...found.filter(one => !wanted.includes(one)).map(one => added(`${show(one)} in ${path}`)),
    ...wanted.filter(one => reasons[one]?.trim() === '').map(one => `${show(one)} in ${path} has no reason`),
    ...wanted
      .filter(one => !found.includes(one))
      .map(one => `${show(one)} in ${path} is missing: ${reasons[one]}`),
  ]
  const isSame = found.length === wanted.length && found.every((one, at) => one === wanted[at])
  return complaints.length > 0 || isSame
    ? complaints
    : [`${path} is ${show(found)} and must be ${show(wanted)}`]
}

function missing(path: string, rule: Rule): string {
  return rule.kind === 'value' ? `${path} is missing: ${rule.why}` : `${path} is missing`
}

function added(path: string, value?: unknown): string {
  return `${path}${value === undefined ? '' : ` (${show(value)})`} is not in scripts/manifest-table.ts with a reason`
}

/** A value in a complaint, cut short. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

/** Code that is made or fetched, and leftovers of development, each with its complaint. */
const SUSPECTS: readonly { pattern: RegExp; complaint: string }[] = [
  // A method `eval(a,b){` is not the browser's.
  { pattern: /(?<![\w$.])eval\s*\((?![\w$,\s]*\)\s*\{)/, complaint: 'calls eval' },
  { pattern: /\(\s*0\s*,\s*eval\s*\)|\b(?:globalThis|window|self)\s*\.\s*eval\b/, complaint: 'calls eval' },
  { pattern: /(?<![\w$.])(?:new\s+)?Function\s*\(/, complaint: 'makes code of text with Function' },
  {
    pattern: /\b(?:globalThis|window|self)\s*\.\s*Function\b|\.constructor\s*\(\s*[`'"]/,
    complaint: 'makes code of text with Function',
  },
  { pattern: /(?<![\w$.])set(?:Timeout|Interval)\s*\(\s*[`'"]/, complaint: 'gives code as text to a timer' },
  { pattern: /importScripts\s*\(\s*[`'"](?:https?:)?\/\//, complaint: 'imports a script from the network' },
  {
    pattern: /(?<![\w$.])import\s*\(\s*[`'"](?:https?:)?\/\//,
    complaint: 'imports a module from the network',
  },
  { pattern: /(?<![\w$])from\s*[`'"]https?:\/\//, complaint: 'imports a module from the network' },
  { pattern: /<script[^>]+src\s*=\s*[`'"]?(?:https?:)?\/\//i, complaint: 'loads a script from the network' },
  { pattern: /@import\s*(?:url\(\s*)?[`'"]?(?:https?:)?\/\//i, complaint: 'loads a style from the network' },
  { pattern: /wxt:(?:reload|background-initialized)/, complaint: "holds wxt's development client" },
  { pattern: /\/[/*][#@]\s*sourceMappingURL=/, complaint: 'names a source map' },
]

/**
 * What a built script, page or style must not hold, one line each.
 * @param file its name, for the complaint
 * @param text its content
 */
export function codeComplaints(file: string, text: string): string[] {
  const suspects = SUSPECTS.filter(({ pattern }) => pattern.test(text)).map(({ complaint }) => complaint)
  const strange = strangeAddresses(text).map(
    address => `holds ${address}, which is not in scripts/addresses.ts with a reason`,
  )
  return [...new Set([...suspects, ...strange])].map(complaint => `${file} ${complaint}`)
}

/** Longest texts, in characters, by their key. */
const LONGEST = {
  // Edge takes the fewest; Firefox takes 50, Chrome 75.
  name: 45,
  // Chrome's; Edge has the same.
  description: 132,
} as const

/**
 * Texts of the manifest that a store would refuse, one line each.
 * @param messages of one language, as built
 */
export function textComplaints(
  language: string,
  messages: Readonly<Record<string, { message: string }>>,
): string[] {
  return Object.entries(LONGEST).flatMap(([key, most]) => {
    const length = [...(messages[key]?.message ?? '')].length
    if (length === 0) return [`${language}: ${key} is missing`]
    return length <= most ? [] : [`${language}: ${key} has ${length} characters, stores take ${most}`]
  })
}
