import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { defineConfig } from 'wxt'
import { OPEN_PANEL, OPEN_PANEL_KEY, SHORTCUTS } from './lib/messages/shortcuts.ts'
import { BUILD_FILE } from './lib/model/build.ts'
import { browserTables } from './scripts/browser-tables.ts'
import { buildId } from './scripts/build-id.ts'
import { SHARED_CHUNKS } from './scripts/chunks.ts'
import { leanPackages } from './scripts/lean-packages.ts'
import { OPTIONAL_PERMISSIONS, PERMISSIONS } from './scripts/permissions.ts'
import { repackFile } from './scripts/repack.ts'

const build = buildId(import.meta.dirname)

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  imports: false,
  i18n: { localesDir: 'lib/i18n/locales' },
  hooks: {
    // The texts come written for a reader.
    'build:publicAssets': (_, assets) => {
      for (const asset of assets) {
        if ('contents' in asset) asset.contents = JSON.stringify(JSON.parse(asset.contents))
      }
      assets.push({ relativeDest: BUILD_FILE.slice(1), contents: build })
    },
    'zip:extension:done': (_, path) => repackFile(path),
    // The history page's worker, /archive-worker.js, is built together with the pages and the background, and shares
    // their chunks. By Vite's `?worker` it would be a program of its own, with a second Dexie and a second RE2JS.
    'vite:build:extendConfig': (entrypoints, { build }) => {
      if (!entrypoints.some(({ name }) => name === 'archive')) return
      Object.assign(build?.rollupOptions?.input ?? {}, { 'archive-worker': 'lib/history/worker.ts' })
      Object.assign(build?.rollupOptions ?? {}, { preserveEntrySignatures: 'allow-extension' })
      Object.assign(build?.rollupOptions?.output ?? {}, { codeSplitting: SHARED_CHUNKS })
    },
  },
  vite: () => ({
    define: { __BUILD__: JSON.stringify(build) },
    resolve: {
      alias: [
        // The package's entry is for browsers of ten years ago, and a tenth larger.
        { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' },
        { find: /^long$/, replacement: resolve('lib/protocol/no-long.ts') },
      ],
    },
    plugins: [leanPackages(), browserTables(), nativeContext()],
    build: {
      // Everything lies on this machine: there is nothing to gain by fetching ahead, and code that would do it.
      modulePreload: false,
      rollupOptions: {
        // Not `propertyReadSideEffects: false`: components read a signal's value only to be drawn again with it.
        treeshake: {
          // What pako calls while it is loaded, for tables that only deflating needs: without them it can be left out.
          manualPureFunctions: ['Config', 'StaticTreeDesc'],
        },
      },
    },
  }),
  manifestVersion: 3,
  manifest: {
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'zh_CN',
    permissions: Object.keys(PERMISSIONS),
    optional_permissions: Object.keys(OPTIONAL_PERMISSIONS),
    action: { default_title: '__MSG_openPanel__' },
    minimum_chrome_version: '116',
    commands: commands(),
    // Bytes cross to the worker as they are where the browser knows this key (Chrome 148 and later);
    // elsewhere the relay finds out and falls back to base64.
    message_serialization: 'structured_clone',
  } as object,
})

/**
 * WXT's own part of a content script asks `browser` for nothing but the extension's id. It gets the browser's: the
 * polyfill would be a third of what each page is given.
 */
function nativeContext(): Plugin {
  return {
    name: 'tingdan:native-context',
    enforce: 'pre',
    resolveId: {
      filter: { id: /webextension-polyfill\/browser$/ },
      handler(_, importer) {
        return importer?.includes('/wxt/dist/utils/') ? this.resolve('@wxt-dev/browser', importer) : null
      },
    },
  }
}

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
