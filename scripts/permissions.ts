/**
 * Every permission we ask for, with the reason the store listing gives. wxt.config.ts puts them into the
 * manifest, `scripts/manifest-table.ts` into the list of what the built one may have.
 */
export const PERMISSIONS: Readonly<Record<string, string>> = {
  storage: 'settings stay in this browser',
  sidePanel: 'the chat is shown in the side panel',
  unlimitedStorage: 'the history is not thrown away by the browser when the disk gets short',
  tts: 'messages are read aloud',
  contextMenus: 'the menu of the toolbar icon stops reading aloud when the panel is closed',
}

/** What we ask for only when the user switches on what needs it, with the reason. */
export const OPTIONAL_PERMISSIONS: Readonly<Record<string, string>> = {
  notifications: 'a rule of the user may show a desktop notification',
}
