/** webextension-polyfill does not wrap `chrome.sidePanel`. */
export function openPanelOnClick(): void {
  // Chrome remembers it; a browser without side panels ignores it.
  void chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true }).catch(() => undefined)
}

/** Only in a click handler, before any await. */
export function openSidePanel(): void {
  // Asking for the id would lose the click.
  void chrome.sidePanel.open({ windowId: chrome.windows.WINDOW_ID_CURRENT }).catch(() => undefined)
}
