/** Permissions, with the reason of the store listing, for wxt.config.ts and `scripts/manifest-table.ts`. */
export const PERMISSIONS: Readonly<Record<string, string>> = {
  storage: 'settings stay in this browser',
  sidePanel: 'the chat is shown in the side panel',
  unlimitedStorage: 'the history is not thrown away by the browser when the disk gets short',
  tts: 'messages are read aloud',
  contextMenus: 'the menu of the toolbar icon stops reading aloud when the panel is closed',
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
