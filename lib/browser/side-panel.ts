/** Makes the toolbar icon open the side panel. webextension-polyfill does not wrap `chrome.sidePanel`. */
export function openPanelOnClick(): void {
  // Chrome remembers it. A browser without side panels ignores it.
  void chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true }).catch(() => undefined)
}

/** Opens the side panel of this window. Only in a click handler, before any await. */
export function openSidePanel(): void {
  // `WINDOW_ID_CURRENT`: asking for the id would lose the click.
  void chrome.sidePanel.open({ windowId: chrome.windows.WINDOW_ID_CURRENT }).catch(() => undefined)
}
