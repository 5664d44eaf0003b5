import { mergeConfig } from 'vite'
import { defineConfig } from 'wxt'
import { OPEN_PANEL, OPEN_PANEL_KEY, OPEN_SIDEBAR, SHORTCUTS } from './lib/messages/shortcuts.ts'
import { BUILD_FILE } from './lib/model/build.ts'
import { PAGE_FILE } from './lib/obs-page/saved-page.ts'
import { buildId } from './scripts/build-id.ts'
import { GECKO_ID } from './scripts/gecko-id.ts'
import { buildObsPage } from './scripts/obs-page.ts'
import { OPTIONAL_HOSTS, OPTIONAL_PERMISSIONS, permissionsFor } from './scripts/permissions.ts'
import { SHARED_CODE } from './scripts/shared-code.ts'
import { traditional, traditionalMessages } from './scripts/traditional.ts'

const LOCALES = 'lib/i18n/locales'
const build = buildId(import.meta.dirname)
const OPEN_PANEL_KEYS = { suggested_key: { default: OPEN_PANEL_KEY } }

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  imports: false,
  i18n: { localesDir: LOCALES },
  hooks: {
    'build:manifestGenerated': (_, manifest) => {
      // WXT takes the page's title, which has one language.
      if (manifest.sidebar_action) manifest.sidebar_action.default_title = '__MSG_app__'
    },
    'vite:build:extendConfig': (entrypoints, config) => {
      // One that is built alone shares nothing.
      if (entrypoints.length > 1)
        Object.assign(config, mergeConfig(config, { build: { rollupOptions: { output: SHARED_CODE } } }))
    },
    'build:publicAssets': async (_, assets) => {
      assets.push({ relativeDest: BUILD_FILE.slice(1), contents: build })
      const contents = await traditionalMessages(`${LOCALES}/zh_CN.yml`)
      assets.push({ relativeDest: '_locales/zh_TW/messages.json', contents })
      assets.push({ relativeDest: PAGE_FILE.slice(1), contents: await buildObsPage() })
    },
  },
  vite: () => ({ plugins: [traditional()], define: { __BUILD__: JSON.stringify(build) } }),
  manifestVersion: 3,
  manifest: ({ browser }) =>
    ({
      name: '__MSG_name__',
      description: '__MSG_description__',
      default_locale: 'zh_CN',
      permissions: Object.keys(permissionsFor(browser)),
      optional_permissions: Object.keys(OPTIONAL_PERMISSIONS),
      optional_host_permissions: Object.keys(OPTIONAL_HOSTS),
      ...(browser === 'firefox' ? FIREFOX : CHROMIUM),
    }) as object,
})

const CHROMIUM = {
  action: { default_title: '__MSG_openPanel__' },
  minimum_chrome_version: '126',
  // Those of speech work while another program has the focus.
  commands: { [OPEN_PANEL]: OPEN_PANEL_KEYS, ...speechCommands({ global: true }) },
  // Bytes cross to the worker as they are where the browser knows this key (Chrome 148 and later);
  // elsewhere the relay finds out and falls back to base64.
  message_serialization: 'structured_clone',
}

const FIREFOX = {
  // A new icon stands on the toolbar, and needs no pin.
  action: { default_title: '__MSG_openPanel__', default_area: 'navbar' },
  browser_specific_settings: {
    gecko: {
      id: GECKO_ID,
      // The first with scripts in the page's world. Those from 140 on show the next key to the user.
      strict_min_version: '128.0',
      data_collection_permissions: { required: ['none'] },
    },
  },
  commands: { [OPEN_SIDEBAR]: OPEN_PANEL_KEYS, ...speechCommands({}) },
  // Firefox's own default turns `ws:` into `wss:`, and consumers on this machine have no certificate.
  content_security_policy: { extension_pages: "script-src 'self'" },
}

/** The keys of speech, named in both languages. */
function speechCommands(more: object) {
  const entries = Object.entries(SHORTCUTS).map(([name, key]) => [
    name,
    {
      description: `__MSG_shortcut_${name}__`,
      ...more,
      ...(key && { suggested_key: { default: key } }),
    },
  ])
  return Object.fromEntries(entries)
}
