import { DOUYIN_PAGES } from '../lib/capture/pages.ts'
import { OPEN_PANEL, SHORTCUTS } from '../lib/messages/shortcuts.ts'
import { OPTIONAL_PERMISSIONS, PERMISSIONS } from './permissions.ts'

const ICON_SIZES = ['16', '32', '48', '128']
/** Chrome takes no more keys than this from a manifest, and refuses the whole extension with more. */
const MOST_KEYS = 4
/** The only keys that Chrome takes for a command that works without the focus. */
const GLOBAL_KEY = /^Ctrl\+Shift\+[0-9]$/
/** What opens the panel: a key that writes nothing, and none of those that Chrome has for itself. */
const PANEL_KEY = /^Alt\+Shift\+[^TBAINP]$/
/** What Chrome itself imposes on extension pages: a policy in the manifest could only name less than this. */
const SAFE_SOURCES = new Set(["'self'", "'none'"])

/** What stands in a manifest, as far as the rules read it. Anything may be there: it is checked. */
export type Manifest = Readonly<Record<string, unknown>>

/**
 * What a built manifest does that it must not, one line each; empty: nothing.
 * @param manifest manifest.json as it was built
 */
export function manifestComplaints(manifest: Manifest): string[] {
  return [
    ...(manifest.manifest_version === 3 ? [] : ['manifest_version must be 3']),
    ...permissions(manifest),
    ...forbidden(manifest),
    ...contentScripts(manifest),
    ...policy(manifest),
    ...commands(manifest),
    ...(manifest.message_serialization === 'structured_clone'
      ? []
      : [
          'message_serialization must be structured_clone: without it bytes reach the worker broken, in silence',
        ]),
    ...ICON_SIZES.filter(size => typeof record(manifest.icons)[size] !== 'string').map(
      size => `icons: no icon of ${size} px`,
    ),
  ]
}

function permissions(manifest: Manifest): string[] {
  return [
    ...differences('permission', list(manifest.permissions), Object.keys(PERMISSIONS)),
    ...differences(
      'optional permission',
      list(manifest.optional_permissions),
      Object.keys(OPTIONAL_PERMISSIONS),
    ),
  ]
}

function differences(what: string, asked: string[], listed: string[]): string[] {
  const isNotIn = (names: string[]) => (name: string) => !names.includes(name)
  return [
    ...asked.filter(isNotIn(listed)).map(name => `${what} ${name} is not listed with a reason`),
    ...listed.filter(isNotIn(asked)).map(name => `${what} ${name} is listed but not asked for`),
  ]
}

/** Keys that would open the extension to more sites, pages or programs than it needs. */
function forbidden(manifest: Manifest): string[] {
  const keys = [
    'host_permissions',
    'optional_host_permissions',
    'web_accessible_resources',
    'externally_connectable',
    'sandbox',
    'nacl_modules',
    'update_url',
    'key',
  ]
  return keys.filter(key => isFilled(manifest[key])).map(key => `${key} must not be there`)
}

function contentScripts(manifest: Manifest): string[] {
  const scripts = Array.isArray(manifest.content_scripts) ? manifest.content_scripts.map(record) : []
  if (scripts.length === 0) return ['content_scripts: there are none, so no room would be heard']
  const matches = scripts.flatMap(script => [...list(script.matches), ...list(script.include_globs)])
  return [...new Set(matches)]
    .filter(match => !DOUYIN_PAGES.includes(match))
    .map(match => `content script on ${match}: only ${DOUYIN_PAGES.join(' and ')} are rooms`)
}

/** Each key of ours is there, works from any window but for the panel's, and is one that Chrome takes. */
function commands(manifest: Manifest): string[] {
  const { [OPEN_PANEL]: panel, ...given } = record(manifest.commands)
  const panelKey = record(record(panel).suggested_key).default
  const names = [...new Set([...Object.keys(SHORTCUTS), ...Object.keys(given)])]
  const globals = Object.values(given)
    .map(command => record(record(command).suggested_key).default)
    .filter(key => key !== undefined)
  const keys = [...globals, panelKey]
  const wrong = names.flatMap(name => {
    if (!(name in given)) return [`command ${name} is missing`]
    if (!(name in SHORTCUTS)) return [`command ${name} is none of ours`]
    return record(given[name]).global === true ? [] : [`command ${name} must be global`]
  })
  return [
    ...wrong,
    ...(PANEL_KEY.test(String(panelKey)) ? [] : [`command ${OPEN_PANEL} has no key that is free`]),
    ...globals
      .filter(key => !GLOBAL_KEY.test(String(key)))
      .map(key => `key ${key}: Chrome takes only Ctrl+Shift and a digit for a global command`),
    ...(new Set(keys).size < keys.length ? ['two commands have the same key'] : []),
    ...(keys.length > MOST_KEYS ? [`${keys.length} keys are suggested, and Chrome takes ${MOST_KEYS}`] : []),
  ]
}

function policy(manifest: Manifest): string[] {
  const given = manifest.content_security_policy
  if (given === undefined) return []
  const text = typeof given === 'string' ? given : record(given).extension_pages
  if (typeof text !== 'string') return ['content_security_policy: not a policy for extension pages']
  const directives = new Map(
    text
      .split(';')
      .map(directive => directive.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name.toLowerCase(), sources]),
  )
  const weak = ['script-src', 'object-src'].flatMap(name => {
    const sources = directives.get(name) ?? directives.get('default-src')
    if (!sources) return [`content_security_policy: ${name} is open`]
    return sources
      .filter(source => !SAFE_SOURCES.has(source))
      .map(source => `content_security_policy: ${name} allows ${source}`)
  })
  return weak
}

/** What can bring in code from elsewhere or is left of development, and what to say of it. */
const SUSPECTS: readonly { pattern: RegExp; complaint: string }[] = [
  // A method may be called so: `eval(a,b){` is none of the browser's.
  { pattern: /(?<![\w$.])eval\s*\((?![\w$,\s]*\)\s*\{)/, complaint: 'calls eval' },
  { pattern: /(?<![\w$.])(?:new\s+)?Function\s*\(\s*[`'"]/, complaint: 'makes code of text with Function' },
  { pattern: /(?<![\w$.])set(?:Timeout|Interval)\s*\(\s*[`'"]/, complaint: 'gives code as text to a timer' },
  { pattern: /importScripts\s*\(\s*[`'"](?:https?:)?\/\//, complaint: 'imports a script from the network' },
  {
    pattern: /(?<![\w$.])import\s*\(\s*[`'"](?:https?:)?\/\//,
    complaint: 'imports a module from the network',
  },
  { pattern: /(?<![\w$])from\s*[`'"]https?:\/\//, complaint: 'imports a module from the network' },
  { pattern: /<script[^>]+src\s*=\s*[`'"]?(?:https?:)?\/\//i, complaint: 'loads a script from the network' },
  { pattern: /(?:ws|https?):\/\/(?:localhost|127\.0\.0\.1)[:/]/, complaint: 'talks to a development server' },
  { pattern: /wxt:(?:reload|background-initialized)/, complaint: "holds wxt's development client" },
  { pattern: /\/[/*][#@]\s*sourceMappingURL=/, complaint: 'names a source map' },
]

/**
 * What a built script or page holds that must not be shipped, one line each; empty: nothing.
 * @param file its name, for the complaint
 * @param text its content
 */
export function codeComplaints(file: string, text: string): string[] {
  return SUSPECTS.filter(({ pattern }) => pattern.test(text)).map(({ complaint }) => `${file} ${complaint}`)
}

function isFilled(value: unknown): boolean {
  if (value === undefined) return false
  return Array.isArray(value) ? value.length > 0 : true
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
