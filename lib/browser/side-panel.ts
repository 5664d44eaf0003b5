/** Makes a click on the toolbar icon open the side panel. `chrome.sidePanel` is not wrapped by webextension-polyfill. */
export function openPanelOnClick(): void {
  // Chrome remembers it; a failure (a browser without side panels) leaves the icon without effect.
  void chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true }).catch(() => undefined)
}

/** Opens the side panel of the window in which it is called. Only in answer to a click, and nothing awaited before. */
export function openSidePanel(): void {
  // `WINDOW_ID_CURRENT`; the id itself would have to be asked for, and the click would be forgotten meanwhile.
  void chrome.sidePanel.open({ windowId: chrome.windows.WINDOW_ID_CURRENT }).catch(() => undefined)
}
