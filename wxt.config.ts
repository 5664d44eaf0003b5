import { defineConfig } from 'wxt'
import { OPEN_PANEL, OPEN_PANEL_KEY, SHORTCUTS } from './lib/messages/shortcuts.ts'
import { BUILD_FILE } from './lib/model/build.ts'
import { PAGE_FILE } from './lib/obs-page/saved-page.ts'
import { buildId } from './scripts/build-id.ts'
import { buildObsPage } from './scripts/obs-page.ts'
import { OPTIONAL_HOSTS, OPTIONAL_PERMISSIONS, PERMISSIONS } from './scripts/permissions.ts'
import { traditional, traditionalMessages } from './scripts/traditional.ts'

const LOCALES = 'lib/i18n/locales'
const build = buildId(import.meta.dirname)

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  imports: false,
  i18n: { localesDir: LOCALES },
  hooks: {
    'build:publicAssets': async (_, assets) => {
      assets.push({ relativeDest: BUILD_FILE.slice(1), contents: build })
      const contents = await traditionalMessages(`${LOCALES}/zh_CN.yml`)
      assets.push({ relativeDest: '_locales/zh_TW/messages.json', contents })
      assets.push({ relativeDest: PAGE_FILE.slice(1), contents: await buildObsPage() })
    },
  },
  vite: () => ({ plugins: [traditional()], define: { __BUILD__: JSON.stringify(build) } }),
  manifestVersion: 3,
  manifest: {
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'zh_CN',
    permissions: Object.keys(PERMISSIONS),
    optional_permissions: Object.keys(OPTIONAL_PERMISSIONS),
    optional_host_permissions: Object.keys(OPTIONAL_HOSTS),
    action: { default_title: '__MSG_openPanel__' },
    minimum_chrome_version: '116',
    commands: commands(),
    // Bytes cross to the worker as they are where the browser knows this key (Chrome 148 and later);
    // elsewhere the relay finds out and falls back to base64.
    message_serialization: 'structured_clone',
  } as object,
})

/** The keys. Those of speech have names in both languages, and work while another program has the focus. */
function commands() {
  const entries = Object.entries(SHORTCUTS).map(([name, key]) => [
    name,
    {
      description: `__MSG_shortcut_${name}__`,
      global: true,
      ...(key && { suggested_key: { default: key } }),
    },
  ])
  return {
    [OPEN_PANEL]: { suggested_key: { default: OPEN_PANEL_KEY } },
    ...Object.fromEntries(entries),
  }
}
