/** Makes a click on the toolbar icon open the side panel. `chrome.sidePanel` is not wrapped by webextension-polyfill. */
export function openPanelOnClick(): void {
  // Chrome remembers it; a failure (a browser without side panels) leaves the icon without effect.
  void chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true }).catch(() => undefined)
}
