/** Permissions, with the reason of the store listing, for wxt.config.ts and `scripts/manifest-table.ts`. */
export const PERMISSIONS: Readonly<Record<string, string>> = {
  storage: 'settings stay in this browser',
  sidePanel: 'the chat is shown in the side panel',
  unlimitedStorage: 'the history is not thrown away by the browser when the disk gets short',
  tts: 'messages are read aloud',
  offscreen: 'voices of the user’s own servers are played: a service worker has no sound',
  contextMenus: 'the menu of the toolbar icon stops reading aloud when the panel is closed',
}

/** Firefox has a sidebar without a permission, speaks by `speechSynthesis`, and its event page plays by itself. */
const CHROMIUM_ONLY: ReadonlySet<string> = new Set(['sidePanel', 'tts', 'offscreen'])

/** The permissions of one browser's build, with their reasons. */
export function permissionsFor(browser: string): Readonly<Record<string, string>> {
  const all = Object.entries(PERMISSIONS)
  return Object.fromEntries(browser === 'firefox' ? all.filter(([name]) => !CHROMIUM_ONLY.has(name)) : all)
}

/** Hosts, asked for one at a time: the one address that the user typed. */
export const OPTIONAL_HOSTS: Readonly<Record<string, string>> = {
  'http://*/*': 'events may be forwarded to an address that the user names',
  'https://*/*': 'events may be forwarded to an address that the user names',
}

/** Requested only when the user switches on what needs them. */
export const OPTIONAL_PERMISSIONS: Readonly<Record<string, string>> = {
  notifications: 'a rule of the user may show a desktop notification',
}
