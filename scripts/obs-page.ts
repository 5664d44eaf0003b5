import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateChromeMessagesText, parseMessagesText } from '@wxt-dev/i18n/build'
import { build, type Plugin } from 'vite'
import { toTraditional, traditional } from './traditional.ts'

const root = join(import.meta.dirname, '..')
const PAGE = join(root, 'entrypoints/obs')
const LOCALES = join(root, 'lib/i18n/locales')
const SCRIPT = '<script type="module" src="./main.tsx"></script>'
const TEXTS = 'virtual:obs-page-texts'
/** What the page says, by the beginning of the key. */
const KEYS = /^(?:lang$|colon$|comma$|row_|obsPage_answer|replay_name$|inspector_noSchema$)/
/** The oldest browser in an OBS that speaks obs-websocket 5. */
const TARGET = 'chrome103'
/** The page loads no code, and talks only to a server that its address names. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src https: data:; connect-src ws: wss:"

/**
 * Builds the page for OBS into one HTML file that needs nothing beside it.
 * @returns the file, with an empty element for the user's choices
 */
export async function buildObsPage(): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    // The same file whoever builds it: tests do.
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [traditional(), texts()],
    build: {
      write: false,
      target: TARGET,
      cssTarget: TARGET,
      modulePreload: false,
      rollupOptions: { input: join(PAGE, 'main.tsx') },
    },
  })
  if (Array.isArray(result) || !('output' in result)) throw new Error('the page for OBS is not one build')
  const code = result.output.flatMap(file => (file.type === 'chunk' ? file.code : []))
  const styles = result.output.flatMap(file =>
    file.type === 'asset' && file.fileName.endsWith('.css') ? String(file.source) : [],
  )
  const [script] = code
  if (code.length !== 1 || script === undefined) throw new Error('the page for OBS is not one script')
  const template = await readFile(join(PAGE, 'index.html'), 'utf8')
  if (!template.includes(SCRIPT)) throw new Error(`entrypoints/obs/index.html lacks ${SCRIPT}`)
  const head = `<meta http-equiv="Content-Security-Policy" content="${POLICY}" />\n    <style>${inStyle(styles.join('\n'))}</style>`
  return template
    .replace('</head>', () => `  ${head}\n  </head>`)
    .replace(SCRIPT, () => `<script type="module">${inScript(script)}</script>`)
}

/** Nothing in the code may end its element, or begin a comment there. */
function inScript(code: string): string {
  const safe = code.replaceAll(/<\/(?=script)/gi, '<\\/').trim()
  if (safe.includes('<!--')) throw new Error('the page for OBS holds <!--, which a script must not')
  return safe
}

function inStyle(css: string): string {
  if (/<\/style/i.test(css)) throw new Error('a style of the page for OBS ends its own element')
  return css.trim()
}

/** The texts of all languages, as far as the page says them, and what reads them in place of the extension's. */
function texts(): Plugin {
  return {
    name: 'obs-page-texts',
    resolveId: id => (id === TEXTS ? `\0${TEXTS}` : null),
    async load(id) {
      if (id.endsWith('/lib/i18n/i18n.ts')) return "export { i18n } from '../obs-page/i18n.ts'"
      if (id !== `\0${TEXTS}`) return null
      const zh = await readFile(join(LOCALES, 'zh_CN.yml'), 'utf8')
      const en = await readFile(join(LOCALES, 'en.yml'), 'utf8')
      const tw = toTraditional(zh).replace(/^lang: .*$/m, 'lang: zh-TW')
      const all = { 'zh-CN': messages(zh), 'zh-TW': messages(tw), en: messages(en) }
      return `export default ${JSON.stringify(all)}`
    },
  }
}

function messages(yaml: string): Record<string, string> {
  const all: Record<string, { message: string }> = JSON.parse(
    generateChromeMessagesText(parseMessagesText(yaml, 'YAML')),
  )
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, { message }]) => (KEYS.test(key) ? [[key, message]] : [])),
  )
}
